package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a rule sends its events, as PutTargets gives it. */
record Target(ObjectNode spec) {
  private static final Set<String> KNOWN =
      Set.of(
          "Id",
          "Arn",
          "RoleArn",
          "Input",
          "InputPath",
          "InputTransformer",
          "SqsParameters",
          "DeadLetterConfig",
          "RetryPolicy");
  private static final Set<String> SERVICES = Set.of("sqs", "sns", "lambda", "states", "events");

  /** The target, if it is one that can be served here. */
  static Target of(JsonNode spec) {
    Target target = new Target((ObjectNode) spec);
    if (target.id().isEmpty() || target.arn().isEmpty()) {
      throw AwsException.badRequest("ValidationException", "A target needs an Id and an Arn");
    }
    if (!SERVICES.contains(target.service())) {
      throw AwsException.badRequest(
          "ValidationException",
          "Targets can be queues, topics, functions, state machines and buses here, not "
              + target.arn());
    }
    spec.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw AwsException.badRequest(
                    "ValidationException",
                    "The embedded cloud does not know " + name + " of target " + target.id());
              }
            });
    return target;
  }

  /** Refuses a request as a whole, as EventBridge does. */
  static void check(JsonNode spec) {
    int inputs = 0;
    for (String member : List.of("Input", "InputPath", "InputTransformer")) {
      inputs += spec.hasNonNull(member) ? 1 : 0;
    }
    if (inputs > 1) {
      throw AwsException.badRequest(
          "ValidationException",
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + spec.path("Id").asText()
              + ".");
    }
    if (spec.path("Input").isTextual() && Json.parseOrNull(spec.path("Input").asText()) == null) {
      throw AwsException.badRequest(
          "ValidationException",
          "JSON syntax error in input for target " + spec.path("Id").asText() + ".");
    }
    Invalid.retryPolicy(spec.path("RetryPolicy"), "RetryPolicy");
  }

  String id() {
    return spec.path("Id").asText("");
  }

  String arn() {
    return spec.path("Arn").asText("");
  }

  /** The service of the ARN. */
  String service() {
    String[] parts = arn().split(":", 4);
    return parts.length == 4 ? parts[2] : "";
  }

  @Nullable String roleArn() {
    return spec.hasNonNull("RoleArn") ? spec.path("RoleArn").asText() : null;
  }

  @Nullable String messageGroup() {
    JsonNode group = spec.path("SqsParameters").path("MessageGroupId");
    return group.isTextual() ? group.asText() : null;
  }

  @Nullable String deadLetterQueue() {
    JsonNode queue = spec.path("DeadLetterConfig").path("Arn");
    return queue.isTextual() ? queue.asText() : null;
  }

  int maximumRetryAttempts() {
    return spec.path("RetryPolicy").path("MaximumRetryAttempts").asInt(185);
  }

  int maximumEventAgeSeconds() {
    return spec.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt(86_400);
  }
}
