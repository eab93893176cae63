package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.states.ServiceMapping;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request that a schedule sends to its target, by the target's service. */
final class TargetCall {
  private static final Set<String> SERVICES = Set.of("lambda", "sqs", "states", "events", "sns");
  private static final Pattern UNIVERSAL =
      Pattern.compile("arn:aws:scheduler:::aws-sdk:([a-z0-9]+):([a-zA-Z0-9]+)");
  private static final Set<String> MEMBERS =
      Set.of(
          "Arn",
          "RoleArn",
          "Input",
          "RetryPolicy",
          "DeadLetterConfig",
          "EventBridgeParameters",
          "SqsParameters");

  private TargetCall() {}

  /** Refuses a target that cannot be called from here. */
  static void check(JsonNode target) {
    String arn = target.path("Arn").asText("");
    if (arn.isEmpty() || target.path("RoleArn").asText("").isEmpty()) {
      throw invalid("A target needs an Arn and a RoleArn.");
    }
    if (!SERVICES.contains(service(arn)) && universal(arn) == null) {
      throw invalid(
          "Targets of schedules can be functions, queues, state machines, buses, topics and"
              + " arn:aws:scheduler:::aws-sdk:SERVICE:ACTION of services that are here, not "
              + arn);
    }
    Invalid.retryPolicy(target.path("RetryPolicy"), "Target.RetryPolicy");
    for (var member : target.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw invalid("The embedded cloud does not know " + member.getKey() + " of a target.");
      }
    }
    JsonNode event = target.path("EventBridgeParameters");
    if (service(arn).equals("events")
        && (event.path("Source").asText("").isEmpty()
            || event.path("DetailType").asText("").isEmpty())) {
      throw invalid("EventBridgeParameters with DetailType and Source are needed for a bus.");
    }
  }

  /** The call that a universal target stands for; null for a target that is a resource. */
  private static @Nullable ServiceMapping universal(String arn) {
    Matcher named = UNIVERSAL.matcher(arn);
    return named.matches() ? ServiceMapping.of(named.group(1), named.group(2)) : null;
  }

  private static AwsException invalid(String message) {
    return AwsException.badRequest("ValidationException", message);
  }

  private static String service(String arn) {
    String[] parts = arn.split(":", 4);
    return parts.length == 4 ? parts[2] : "";
  }

  static AwsRequest of(CloudContext context, Principal caller, JsonNode target, String input) {
    String arn = target.path("Arn").asText();
    ServiceMapping universal = universal(arn);
    if (universal != null) {
      JsonNode parameters = Json.parseOrNull(input);
      return universal.request(caller, parameters == null ? Json.object() : parameters);
    }
    ObjectNode body = Json.object();
    return switch (service(arn)) {
      case "states" ->
          AwsRequest.json(
              caller,
              "states",
              "StartExecution",
              body.put("stateMachineArn", arn).put("input", input).toString());
      case "sqs" -> {
        body.put("QueueUrl", context.queueUrl(arn)).put("MessageBody", input);
        JsonNode group = target.path("SqsParameters").path("MessageGroupId");
        if (group.isTextual()) {
          body.set("MessageGroupId", group);
        }
        yield AwsRequest.json(caller, "sqs", "SendMessage", body.toString());
      }
      case "events" -> {
        ObjectNode entry = body.putArray("Entries").addObject().put("EventBusName", arn);
        entry.set("Source", target.path("EventBridgeParameters").path("Source"));
        entry.set("DetailType", target.path("EventBridgeParameters").path("DetailType"));
        entry.put("Detail", input);
        yield AwsRequest.json(caller, "events", "PutEvents", body.toString());
      }
      case "sns" ->
          AwsRequest.json(
              caller, "sns", "Publish", body.put("TopicArn", arn).put("Message", input).toString());
      default -> AwsRequest.event(caller, arn, input);
    };
  }
}
