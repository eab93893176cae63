package dev.baton.cloud.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.baton.cloud.wire.Json;
import java.util.HashSet;
import java.util.Set;

/**
 * What a function says of the items of its batch ({@code ReportBatchItemFailures}): no list or an
 * empty one means that all were handled, a list that makes no sense that none was.
 */
final class BatchItems {
  private BatchItems() {}

  /** The messages that were handled. */
  static ArrayNode handled(ArrayNode batch, byte[] answer) {
    JsonNode said = Json.parseOrNull(answer);
    JsonNode failures = said == null ? Json.object() : said.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull() || failures.isEmpty()) {
      return batch;
    }
    Set<String> ids = new HashSet<>();
    batch.forEach(message -> ids.add(message.path("MessageId").asText()));
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asText("");
      if (!ids.contains(id)) {
        return Json.array();
      }
      failed.add(id);
    }
    ArrayNode handled = Json.array();
    for (JsonNode message : batch) {
      if (!failed.contains(message.path("MessageId").asText())) {
        handled.add(message);
      }
    }
    return handled;
  }
}
