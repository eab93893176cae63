package dev.baton.cloud.sqs;

import dev.baton.cloud.door.AwsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which attributes a queue can have, within which bounds, and what they are by default. */
final class QueueAttributes {
  private record Range(long from, long to, String normally) {}

  private static final Map<String, Range> NUMBERS =
      Map.of(
          "VisibilityTimeout", new Range(0, 43_200, "30"),
          "DelaySeconds", new Range(0, 900, "0"),
          "ReceiveMessageWaitTimeSeconds", new Range(0, 20, "0"),
          "MessageRetentionPeriod", new Range(60, 1_209_600, "345600"),
          "MaximumMessageSize", new Range(1_024, 1_048_576, "1048576"));

  private static final Set<String> TEXTS =
      Set.of(
          "Policy",
          "RedrivePolicy",
          "RedriveAllowPolicy",
          "KmsMasterKeyId",
          "KmsDataKeyReusePeriodSeconds",
          "SqsManagedSseEnabled",
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit");

  /** What can be asked for and not set. */
  private static final Set<String> SHOWN =
      Set.of(
          "All",
          "QueueArn",
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed",
          "CreatedTimestamp",
          "LastModifiedTimestamp");

  private QueueAttributes() {}

  /** All attributes of a new queue. */
  static Map<String, String> withDefaults(String name, Map<String, String> wanted) {
    check(name, wanted);
    boolean fifo = "true".equals(wanted.get("FifoQueue"));
    if (fifo != name.endsWith(".fifo")
        || !name.matches("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo")) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length;"
              + " the name of a FIFO queue ends in .fifo");
    }
    Map<String, String> all = new TreeMap<>();
    NUMBERS.forEach((attribute, range) -> all.put(attribute, range.normally()));
    if (!wanted.containsKey("KmsMasterKeyId")) {
      all.put("SqsManagedSseEnabled", "true");
    }
    all.putAll(wanted);
    return all;
  }

  /** Refuses to show what no queue has. */
  static void checkNames(List<String> names) {
    for (String name : names) {
      if (!NUMBERS.containsKey(name) && !TEXTS.contains(name) && !SHOWN.contains(name)) {
        throw AwsException.badRequest("InvalidAttributeName", "Unknown Attribute " + name + ".");
      }
    }
  }

  /** Refuses unknown attributes and values out of bounds. */
  static void check(String queue, Map<String, String> attributes) {
    for (Map.Entry<String, String> each : new LinkedHashMap<>(attributes).entrySet()) {
      Range range = NUMBERS.get(each.getKey());
      if (range == null && !TEXTS.contains(each.getKey())) {
        throw AwsException.badRequest(
            "InvalidAttributeName", "Unknown Attribute " + each.getKey() + ".");
      }
      if (range != null && !within(range, each.getValue())) {
        throw AwsException.badRequest(
            "InvalidAttributeValue",
            "Invalid value for the parameter " + each.getKey() + " of " + queue + ".");
      }
    }
  }

  private static boolean within(Range range, String value) {
    try {
      long number = Long.parseLong(value);
      return number >= range.from() && number <= range.to();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
