package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;

/** The request that takes an event to a target, by the target's service. */
final class TargetCalls {
  private final CloudContext context;

  TargetCalls(CloudContext context) {
    this.context = context;
  }

  AwsRequest request(Principal rule, Target target, String input) {
    return switch (target.service()) {
      case "sqs" -> AwsRequest.json(rule, "sqs", "SendMessage", message(target, input));
      case "sns" ->
          AwsRequest.json(
              rule,
              "sns",
              "Publish",
              Json.object().put("TopicArn", target.arn()).put("Message", input).toString());
      case "lambda" -> AwsRequest.event(rule, target.arn(), input);
      case "states" ->
          AwsRequest.json(
              rule,
              "states",
              "StartExecution",
              Json.object().put("stateMachineArn", target.arn()).put("input", input).toString());
      case "events" -> AwsRequest.json(rule, "events", "PutEvents", entry(target, input));
      default -> throw new IllegalStateException("Not a target: " + target.arn());
    };
  }

  private String message(Target target, String input) {
    ObjectNode body = Json.object();
    body.put("QueueUrl", context.queueUrl(target.arn()));
    body.put("MessageBody", input);
    if (target.messageGroup() != null) {
      body.put("MessageGroupId", target.messageGroup());
    }
    return body.toString();
  }

  /** To another bus an event goes as it is, but for a new id. */
  private static String entry(Target target, String input) {
    JsonNode event = Json.parse(input);
    ObjectNode body = Json.object();
    ObjectNode entry = body.putArray("Entries").addObject();
    entry.put("EventBusName", target.arn());
    entry.set("Source", event.path("source"));
    entry.set("DetailType", event.path("detail-type"));
    entry.put("Detail", event.path("detail").toString());
    entry.set("Resources", event.path("resources"));
    return body.toString();
  }
}
