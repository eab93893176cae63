package dev.baton.intake.documentprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.LogicException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a batch of Amazon SQS, as Lambda hands it to a function.
 *
 * @param traceHeader X-Ray's header of the trace that it was sent in; null outside of a trace
 */
record QueuedMessage(String id, String body, @Nullable String traceHeader) {
  /** The messages of an event. */
  static List<QueuedMessage> of(JsonNode event) {
    if (!event.path("Records").isArray()) {
      throw new LogicException("no-batch", "the event is no batch of messages of a queue");
    }
    List<QueuedMessage> messages = new ArrayList<>();
    for (JsonNode message : event.path("Records")) {
      messages.add(
          new QueuedMessage(
              message.path("messageId").asText(),
              message.path("body").asText(),
              message.path("attributes").path("AWSTraceHeader").textValue()));
    }
    return messages;
  }
}
