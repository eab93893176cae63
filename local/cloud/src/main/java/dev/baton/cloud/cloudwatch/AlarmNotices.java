package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.events.EventSink;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.time.Instant;
import java.util.List;

/** Tells of an alarm's new state: the default bus, and the topics and functions it names. */
final class AlarmNotices {
  private final CloudContext context;
  private final EventSink events;

  AlarmNotices(CloudContext context, EventSink events) {
    this.context = context;
    this.events = events;
  }

  void tell(ObjectNode alarm, String before, Instant time) {
    String arn = alarm.path("AlarmArn").asText();
    Hold hold = context.clock().hold("alarm " + arn);
    Thread.ofVirtual()
        .name("alarm")
        .start(
            () -> {
              try (hold) {
                events.publish(
                    "aws.cloudwatch",
                    "CloudWatch Alarm State Change",
                    List.of(arn),
                    detail(alarm, before, time));
                act(alarm, before, time);
              }
            });
  }

  private void act(ObjectNode alarm, String before, Instant time) {
    String member =
        switch (alarm.path("StateValue").asText()) {
          case "ALARM" -> "AlarmActions";
          case "OK" -> "OKActions";
          default -> "InsufficientDataActions";
        };
    if (!alarm.path("ActionsEnabled").asBoolean(true)) {
      return;
    }
    for (JsonNode action : alarm.path(member)) {
      AwsResponse answer = context.door().handle(request(alarm, action.asText(), before, time));
      if (!answer.ok()) {
        context
            .listener()
            .onDeadLetter("(none)", Json.object().put("alarm", arn(alarm)), answer.text());
      }
    }
  }

  private static String arn(JsonNode alarm) {
    return alarm.path("AlarmArn").asText();
  }

  private AwsRequest request(ObjectNode alarm, String action, String before, Instant time) {
    if (action.contains(":lambda:")) {
      Principal as = Principal.service("lambda.alarms.cloudwatch.amazonaws.com", arn(alarm), null);
      ObjectNode event = Json.object().put("source", "aws.cloudwatch").put("alarmArn", arn(alarm));
      event.put("time", time.toString()).set("alarmData", detail(alarm, before, time));
      return AwsRequest.event(as, action, event.toString());
    }
    ObjectNode body = Json.object().put("TopicArn", action);
    String state = alarm.path("StateValue").asText();
    String subject =
        state + ": \"" + alarm.path("AlarmName").asText() + "\" in " + context.region();
    body.put("Subject", subject.substring(0, Math.min(100, subject.length())));
    body.put("Message", message(alarm, before, time).toString());
    Principal as = Principal.service("cloudwatch.amazonaws.com", arn(alarm), null);
    return AwsRequest.json(as, "sns", "Publish", body.toString());
  }

  private ObjectNode message(ObjectNode alarm, String before, Instant time) {
    ObjectNode message = Json.object();
    message.set("AlarmName", alarm.path("AlarmName"));
    message.set("AlarmDescription", alarm.path("AlarmDescription"));
    message.put("AWSAccountId", context.account());
    message.set("NewStateValue", alarm.path("StateValue"));
    message.set("NewStateReason", alarm.path("StateReason"));
    message.put("StateChangeTime", time.toString()).put("Region", context.region());
    message.put("AlarmArn", arn(alarm)).put("OldStateValue", before);
    ObjectNode trigger = message.putObject("Trigger");
    AlarmActions.MEMBERS.stream()
        .filter(each -> !each.startsWith("Alarm") && !each.endsWith("Actions") && alarm.has(each))
        .forEach(each -> trigger.set(each, alarm.path(each)));
    return message;
  }

  private static ObjectNode detail(ObjectNode alarm, String before, Instant time) {
    ObjectNode detail = Json.object();
    detail.set("alarmName", alarm.path("AlarmName"));
    ObjectNode state = detail.putObject("state");
    state.set("value", alarm.path("StateValue"));
    state.set("reason", alarm.path("StateReason"));
    state.put("timestamp", time.toString());
    detail.putObject("previousState").put("value", before);
    detail.putObject("configuration").set("metrics", alarm.path("Metrics"));
    return detail;
  }
}
