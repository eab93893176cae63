package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a function's event invocations are tried again, and where their outcomes go.
 *
 * @param retries after the first try, 0 to 2
 * @param maximumAge of an event that still waits for a try, 60 s to 6 h
 * @param onSuccess the ARN of a queue, topic, function or bus
 * @param onFailure likewise
 */
record EventSettings(
    int retries,
    Duration maximumAge,
    @Nullable String onSuccess,
    @Nullable String onFailure,
    Instant changed) {
  private static final int MOST_RETRIES = 2;
  private static final int OLDEST = 21_600;
  private static final int YOUNGEST = 60;
  private static final Set<String> MEMBERS =
      Set.of(
          "FunctionName",
          "Qualifier",
          "MaximumRetryAttempts",
          "MaximumEventAgeInSeconds",
          "DestinationConfig");
  private static final Set<String> SERVICES = Set.of("sqs", "sns", "lambda", "events");

  /** What holds for a function that nobody has configured. */
  static EventSettings unset(Instant now) {
    return new EventSettings(MOST_RETRIES, Duration.ofSeconds(OLDEST), null, null, now);
  }

  /**
   * These settings with what a request says.
   *
   * @throws AwsException {@code InvalidParameterValueException}
   */
  EventSettings with(JsonNode request, Instant now) {
    for (var member : request.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw invalid("The embedded cloud does not know " + member.getKey() + " of event settings");
      }
    }
    JsonNode destinations = request.path("DestinationConfig");
    return new EventSettings(
        number(request, "MaximumRetryAttempts", 0, MOST_RETRIES, retries),
        Duration.ofSeconds(
            number(
                request,
                "MaximumEventAgeInSeconds",
                YOUNGEST,
                OLDEST,
                (int) maximumAge.toSeconds())),
        destination(destinations.path("OnSuccess"), onSuccess),
        destination(destinations.path("OnFailure"), onFailure),
        now);
  }

  /** As the API of Lambda shows them. */
  ObjectNode describe(String functionArn) {
    ObjectNode json = Json.object().put("LastModified", changed.toEpochMilli() / 1000.0);
    json.put("FunctionArn", functionArn + ":$LATEST").put("MaximumRetryAttempts", retries);
    json.put("MaximumEventAgeInSeconds", maximumAge.toSeconds());
    ObjectNode destinations = json.putObject("DestinationConfig");
    put(destinations.putObject("OnSuccess"), onSuccess);
    put(destinations.putObject("OnFailure"), onFailure);
    return json;
  }

  private static void put(ObjectNode place, @Nullable String destination) {
    if (destination != null) {
      place.put("Destination", destination);
    }
  }

  private static int number(JsonNode request, String name, int least, int most, int otherwise) {
    JsonNode value = request.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    int number = value.asInt(Integer.MIN_VALUE);
    if (number < least || number > most) {
      throw invalid(name + " must be from " + least + " to " + most + ", not " + value);
    }
    return number;
  }

  private static @Nullable String destination(JsonNode place, @Nullable String otherwise) {
    if (place.isMissingNode()) {
      return otherwise;
    }
    String arn = place.path("Destination").asText("");
    if (arn.isEmpty()) {
      return null;
    }
    if (!SERVICES.contains(service(arn))) {
      throw invalid(
          "The destination " + arn + " is invalid: a queue, topic, function or bus can be one");
    }
    return arn;
  }

  /** The service of an ARN; empty for what is none. */
  static String service(String arn) {
    String[] parts = arn.split(":", 4);
    return parts.length == 4 ? parts[2] : "";
  }

  private static AwsException invalid(String message) {
    return AwsException.badRequest("InvalidParameterValueException", message);
  }
}
