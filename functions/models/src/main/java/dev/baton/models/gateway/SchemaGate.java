package dev.baton.models.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.shared.breaker.Guard;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets an answer of a model through only when it is JSON of a schema. An answer that is not is
 * returned to the model once, with its faults; what is still wrong then is no answer.
 */
public final class SchemaGate {
  private static final int MOST_FAULTS = 5;

  private final ChatModel model;
  private final Guard guard;
  private final Schema schema;

  /** Each call of the model passes the guard. */
  public SchemaGate(ChatModel model, Guard guard, String schema) {
    this.model = model;
    this.guard = guard;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /** Asks; empty when two answers in a row were not of the schema. */
  public Optional<JsonNode> ask(String instruction, String question) {
    SystemMessage system = SystemMessage.from(instruction);
    UserMessage user = UserMessage.from(question);
    String first = answer(List.of(system, user));
    List<String> faults = faults(first);
    if (faults.isEmpty()) {
      return Optional.of(Json.tree(object(first)));
    }
    UserMessage repair =
        UserMessage.from(
            "Your answer is not what was asked for: "
                + String.join("; ", faults)
                + ". Answer again with one JSON object and nothing else.");
    String second = answer(List.of(system, user, AiMessage.from(spoken(first)), repair));
    return faults(second).isEmpty() ? Optional.of(Json.tree(object(second))) : Optional.empty();
  }

  private String answer(List<ChatMessage> messages) {
    return guard.call(() -> asked(messages));
  }

  private String asked(List<ChatMessage> messages) {
    try {
      String text = model.chat(messages).aiMessage().text();
      return text == null ? "" : text;
    } catch (RateLimitException e) {
      throw new TransientException("model-throttled", "The model's provider asks for patience.");
    } catch (NonRetriableException e) {
      throw new LogicException(
          "model-refused", "The model's provider refuses: " + e.getClass().getSimpleName());
    } catch (LangChain4jException e) {
      throw new DependencyException(ReasonCode.DEPENDENCY_DOWN);
    }
  }

  private List<String> faults(String answer) {
    String object = object(answer);
    if (object.isEmpty()) {
      return List.of("it holds no JSON object");
    }
    try {
      return schema.validate(object, InputFormat.JSON).stream()
          .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
          .limit(MOST_FAULTS)
          .collect(Collectors.toList());
    } catch (RuntimeException e) {
      // The validator's own error for text that is no JSON; it quotes the text, which stays here.
      return List.of("it is not JSON");
    }
  }

  // Models like to wrap JSON in a sentence or a fence.
  private static String object(String answer) {
    int from = answer.indexOf('{');
    int to = answer.lastIndexOf('}');
    return from < 0 || to < from ? "" : answer.substring(from, to + 1);
  }

  private static String spoken(String answer) {
    return answer.isBlank() ? "(nothing)" : answer;
  }
}
