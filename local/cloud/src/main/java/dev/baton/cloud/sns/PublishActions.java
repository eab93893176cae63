package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions that publish: one message, or up to ten. */
final class PublishActions {
  private static final int LONGEST = 262_144;
  private static final int MOST_ENTRIES = 10;

  private final Topics topics;
  private final Dispatch dispatch;

  PublishActions(Topics topics, Dispatch dispatch) {
    this.topics = topics;
    this.dispatch = dispatch;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "Publish", (params, request) -> publish(params),
        "PublishBatch", (params, request) -> publishBatch(params));
  }

  private JsonNode publish(Params params) {
    if (params.has("PhoneNumber")) {
      throw Topics.invalid("PhoneNumber Reason: the embedded cloud sends no text messages");
    }
    String topicArn = params.textOr("TopicArn", params.textOr("TargetArn", ""));
    if (topicArn.isEmpty()) {
      throw Topics.invalid("TopicArn or TargetArn Reason: no value for required parameter");
    }
    Message message = message(topicArn, params);
    topics.topic(topicArn);
    if (size(message) > LONGEST) {
      throw Topics.invalid("Message too long");
    }
    dispatch.send(message);
    return Json.object().put("MessageId", message.id());
  }

  private JsonNode publishBatch(Params params) {
    String topicArn = TopicActions.required(params, "TopicArn");
    topics.topic(topicArn);
    JsonNode entries = params.get("PublishBatchRequestEntries");
    check(entries);
    List<Message> accepted = new ArrayList<>();
    ObjectNode answer = Json.object();
    ArrayNode successful = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    long size = 0;
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        Message message = message(topicArn, new Params((ObjectNode) entry));
        accepted.add(message);
        size += size(message);
        successful.addObject().put("Id", id).put("MessageId", message.id());
      } catch (AwsException e) {
        ObjectNode line = failed.addObject().put("Id", id).put("Code", e.code());
        line.put("Message", e.getMessage()).put("SenderFault", true);
      }
    }
    if (size > LONGEST) {
      throw AwsException.badRequest(
          "BatchRequestTooLong",
          "The length of all the messages put together is more than the limit.");
    }
    accepted.forEach(dispatch::send);
    return answer;
  }

  private static void check(JsonNode entries) {
    if (entries.isEmpty()) {
      throw AwsException.badRequest(
          "EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw AwsException.badRequest(
          "TooManyEntriesInBatchRequest",
          "The batch request contains more entries than permissible (more than 10).");
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
        throw AwsException.badRequest(
            "InvalidBatchEntryId",
            "The Id of a batch entry in a batch request doesn't abide by the specification.");
      }
      if (!ids.add(id)) {
        throw AwsException.badRequest(
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.");
      }
    }
  }

  private Message message(String topicArn, Params params) {
    String body = params.textOr("Message", "");
    String subject = params.textOrNull("Subject");
    if (body.isEmpty()) {
      throw Topics.invalid("Empty message");
    }
    if (subject != null && (subject.isEmpty() || subject.length() > 100)) {
      throw Topics.invalid("Subject");
    }
    JsonNode attributes = params.get("MessageAttributes");
    attributes.properties().forEach(each -> checkAttribute(each.getKey(), each.getValue()));
    JsonNode perProtocol = Json.object();
    if (params.textOr("MessageStructure", "").equals("json")) {
      perProtocol = Json.parseOrNull(body);
      if (!(perProtocol instanceof ObjectNode)) {
        throw Topics.invalid("Message Structure - JSON message body failed to parse");
      }
      if (!perProtocol.path("default").isTextual()) {
        throw Topics.invalid("Message Structure - No default entry in JSON message body");
      }
      body = perProtocol.path("default").asText();
    }
    return new Message(
        topics.newId(),
        topicArn,
        subject,
        body,
        attributes,
        perProtocol,
        topics.context().clock().now());
  }

  private static void checkAttribute(String name, JsonNode value) {
    String type = value.path("DataType").asText("");
    if (!type.matches("(String|Number|Binary)(\\..*)?")) {
      throw new AwsException(
          400,
          "ParameterValueInvalid",
          "The message attribute '"
              + name
              + "' has an invalid message attribute type, the set of supported type prefixes is"
              + " Binary, Number, and String.");
    }
    if (value.path("StringValue").asText("").isEmpty() && !value.has("BinaryValue")) {
      throw new AwsException(
          400,
          "ParameterValueInvalid",
          "The message attribute '" + name + "' must contain non-empty message attribute value.");
    }
  }

  private static long size(Message message) {
    long size = message.body().getBytes(StandardCharsets.UTF_8).length;
    for (var each : message.attributes().properties()) {
      size += each.getKey().length() + each.getValue().path("DataType").asText().length();
      String value = each.getValue().path("StringValue").asText();
      size += value.getBytes(StandardCharsets.UTF_8).length;
    }
    return size;
  }
}
