package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import java.util.HashSet;
import java.util.Set;

/** What SQS asks of the entries of a batch before it looks at any of them. */
final class BatchRules {
  private BatchRules() {}

  static void check(JsonNode entries, int most) {
    if (!entries.isArray() || entries.isEmpty()) {
      throw AwsException.badRequest(
          "EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    if (entries.size() > most) {
      throw AwsException.badRequest(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are "
              + most
              + ". You have sent "
              + entries.size()
              + ".");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : entries) {
      if (!entry.isObject() || !entry.path("Id").asText().matches("[A-Za-z0-9_-]{1,80}")) {
        throw AwsException.badRequest(
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                + " It can be at most 80 letters long.");
      }
      if (!ids.add(entry.path("Id").asText())) {
        throw AwsException.badRequest(
            "BatchEntryIdsNotDistinct", "Id " + entry.path("Id").asText() + " repeated.");
      }
    }
  }
}
