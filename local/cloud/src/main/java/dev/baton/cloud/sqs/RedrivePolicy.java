package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import org.elasticmq.DeadLettersQueueData;
import org.jspecify.annotations.Nullable;

/** After how many receives a message moves, and where to. */
record RedrivePolicy(Queue deadLetterQueue, int maxReceiveCount) {

  /** The policy of an attribute; null for none. */
  static @Nullable RedrivePolicy of(@Nullable String attribute, Map<String, Queue> queues) {
    if (attribute == null || attribute.isEmpty()) {
      return null;
    }
    JsonNode policy = Json.parseOrNull(attribute);
    String target = policy == null ? "" : policy.path("deadLetterTargetArn").asText("");
    int count = policy == null ? 0 : policy.path("maxReceiveCount").asInt(0);
    Queue queue = queues.get(target.substring(target.lastIndexOf(':') + 1));
    if (queue == null || count < 1 || count > 1000) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "Value "
              + attribute
              + " for parameter RedrivePolicy is invalid. Reason: "
              + (queue == null
                  ? "Dead letter target does not exist."
                  : "Invalid value for maxReceiveCount: must be from 1 to 1000."));
    }
    return new RedrivePolicy(queue, count);
  }

  DeadLettersQueueData forElasticMq() {
    return new DeadLettersQueueData(deadLetterQueue.name(), maxReceiveCount);
  }
}
