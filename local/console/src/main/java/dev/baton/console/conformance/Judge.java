package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.aws.AwsClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replays one recorded case, on the engine or through an endpoint, and compares the answer. */
public final class Judge {
  private Judge() {}

  /** The first difference; null when there is none. A case that cannot be replayed differs. */
  public static @Nullable Difference judge(ObjectNode recorded) {
    return judge(recorded, Place.HERE, Judge::replay);
  }

  /** Judges cases by what a client of these services sees. */
  public static Function<ObjectNode, @Nullable Difference> through(AwsClient client) {
    Endpoint endpoint = Endpoint.of(client);
    EndpointReplay replay = new EndpointReplay(endpoint);
    return recorded -> judge(recorded, endpoint.place(), replay::run);
  }

  private static @Nullable Difference judge(
      ObjectNode recorded, Place place, Function<RecordedCase, JsonNode> replay) {
    RecordedCase prepared = RecordedCase.prepare(recorded, place);
    if (prepared.isRefusedByTheClient()) {
      return null;
    }
    try {
      JsonNode actual = replay.apply(prepared);
      return Comparison.of(prepared).compare(prepared.expected(), actual);
    } catch (RuntimeException | StackOverflowError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return new Difference("", "an answer", trace.toString());
    }
  }

  /** What the engine answers to a case. */
  static JsonNode replay(RecordedCase prepared) {
    return switch (prepared.kind()) {
      case "eventPattern" -> EventPatternReplay.run(prepared);
      case "execution", "startError" -> ExecutionReplay.run(prepared);
      case "testState", "testStateError" -> StateReplay.run(prepared);
      case "variableReferences" -> DefinitionReplay.references(prepared);
      case "validate", "createError" -> DefinitionReplay.run(prepared);
      default -> throw new UnsupportedOperationException("Cases of kind " + prepared.kind());
    };
  }
}
