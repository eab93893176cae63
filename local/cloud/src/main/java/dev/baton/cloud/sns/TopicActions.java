package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Permits;
import dev.baton.cloud.wire.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The actions upon topics. */
final class TopicActions {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 100, "InvalidParameter");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "DisplayName",
          "Policy",
          "DeliveryPolicy",
          "KmsMasterKeyId",
          "SignatureVersion",
          "TracingConfig");

  private final Topics topics;

  TopicActions(Topics topics) {
    this.topics = topics;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.ofEntries(
        Map.entry("CreateTopic", (params, request) -> create(params)),
        Map.entry("AddPermission", (params, request) -> permit(params)),
        Map.entry("RemovePermission", (params, request) -> forbid(params)),
        Map.entry("DeleteTopic", (params, request) -> delete(params)),
        Map.entry("ListTopics", (params, request) -> list(params)),
        Map.entry("GetTopicAttributes", (params, request) -> attributes(params)),
        Map.entry("SetTopicAttributes", (params, request) -> set(params)),
        Map.entry("TagResource", (params, request) -> tag(params)),
        Map.entry("UntagResource", (params, request) -> untag(params)),
        Map.entry("ListTagsForResource", (params, request) -> tags(params)));
  }

  JsonNode create(Params params) {
    String name = required(params, "Name");
    JsonNode given = params.get("Attributes");
    if (name.endsWith(".fifo") || given.path("FifoTopic").asBoolean()) {
      throw Topics.invalid(
          "Attributes Reason: the embedded cloud has no FIFO topics; use a standard topic, or a"
              + " FIFO queue");
    }
    if (!NAME.matcher(name).matches()) {
      throw Topics.invalid("Topic Name");
    }
    String arn = topics.arn(name);
    synchronized (topics) {
      ObjectNode topic = topics.has(arn) ? topics.topic(arn) : Json.object().put("TopicArn", arn);
      boolean fresh = !topics.has(arn);
      ObjectNode attributes = topic.withObjectProperty("Attributes");
      for (var each : given.properties()) {
        check(each.getKey());
        if (!fresh && !attributes.path(each.getKey()).equals(each.getValue())) {
          throw Topics.invalid("Attributes Reason: Topic already exists with different attributes");
        }
        attributes.set(each.getKey(), each.getValue());
      }
      addTags(topic, params.get("Tags"), fresh);
      topics.put(topic);
    }
    return Json.object().put("TopicArn", arn);
  }

  private static void check(String attribute) {
    if (!ATTRIBUTES.contains(attribute) && !attribute.equals("FifoTopic")) {
      throw Topics.invalid("AttributeName Reason: Unknown attribute " + attribute);
    }
  }

  static String required(Params params, String member) {
    String value = params.textOr(member, "");
    if (value.isEmpty()) {
      throw Topics.invalid(member);
    }
    return value;
  }

  private static void addTags(ObjectNode topic, JsonNode added, boolean fresh) {
    ArrayNode tags = topic.withArrayProperty("Tags");
    for (JsonNode tag : added) {
      if (!fresh && !contains(tags, tag)) {
        throw Topics.invalid("Tags Reason: Topic already exists with different tags");
      }
      if (fresh) {
        tags.add(tag);
      }
    }
  }

  private static boolean contains(ArrayNode tags, JsonNode tag) {
    for (JsonNode each : tags) {
      if (each.equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode delete(Params params) {
    topics.remove(required(params, "TopicArn"));
    return Json.object();
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> shown = new TreeMap<>();
    topics.all().keySet().forEach(arn -> shown.put(arn, Json.object().put("TopicArn", arn)));
    return PAGES.page(params, "Topics", shown);
  }

  private JsonNode attributes(Params params) {
    String arn = required(params, "TopicArn");
    ObjectNode shown = topics.topic(arn).withObjectProperty("Attributes");
    int pending = 0;
    int confirmed = 0;
    for (ObjectNode each : topics.subscribers(arn)) {
      pending += each.has("Token") ? 1 : 0;
      confirmed += each.has("Token") ? 0 : 1;
    }
    shown.put("TopicArn", arn).put("Owner", topics.context().account());
    shown.put("SubscriptionsPending", pending).put("SubscriptionsConfirmed", confirmed);
    shown.put("SubscriptionsDeleted", "0");
    if (!shown.has("DisplayName")) {
      shown.put("DisplayName", "");
    }
    if (!shown.has("Policy")) {
      shown.put("Policy", policy(arn));
    }
    ObjectNode answer = Json.object();
    answer.set("Attributes", shown);
    return answer;
  }

  /** What AWS gives a topic: everything to its owner. */
  private String policy(String arn) {
    ObjectNode policy = Json.object().put("Version", "2008-10-17").put("Id", "__default_policy_ID");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "__default_statement_ID").put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", "*");
    statement
        .putArray("Action")
        .add("SNS:Publish")
        .add("SNS:Subscribe")
        .add("SNS:GetTopicAttributes");
    statement.put("Resource", arn);
    statement
        .putObject("Condition")
        .putObject("StringEquals")
        .put("AWS:SourceOwner", topics.context().account());
    return policy.toString();
  }

  private JsonNode set(Params params) {
    String name = required(params, "AttributeName");
    check(name);
    synchronized (topics) {
      ObjectNode topic = topics.topic(required(params, "TopicArn"));
      topic.withObjectProperty("Attributes").put(name, params.textOr("AttributeValue", ""));
      topics.put(topic);
    }
    return Json.object();
  }

  private JsonNode permit(Params params) {
    String arn = required(params, "TopicArn");
    List<String> actions =
        params.texts("ActionName").stream().map(action -> "SNS:" + action).toList();
    ObjectNode statement =
        Permits.statement(required(params, "Label"), params.texts("AWSAccountId"), actions, arn);
    return changePolicy(arn, policy -> Permits.with(policy, statement));
  }

  private JsonNode forbid(Params params) {
    String label = required(params, "Label");
    return changePolicy(
        required(params, "TopicArn"),
        policy -> {
          if (!Permits.has(policy, label)) {
            throw Topics.invalid("Label Reason: there is no statement " + label);
          }
          return Permits.without(policy, label);
        });
  }

  private JsonNode changePolicy(String arn, UnaryOperator<JsonNode> change) {
    synchronized (topics) {
      ObjectNode topic = topics.topic(arn);
      ObjectNode attributes = topic.withObjectProperty("Attributes");
      JsonNode policy = Json.parseOrNull(attributes.path("Policy").asText(policy(arn)));
      attributes.put("Policy", change.apply(policy == null ? Json.object() : policy).toString());
      topics.put(topic);
    }
    return Json.object();
  }

  private ObjectNode tagged(Params params) {
    String arn = required(params, "ResourceArn");
    if (!topics.has(arn)) {
      throw new AwsException(404, "ResourceNotFound", "Resource does not exist");
    }
    return topics.topic(arn);
  }

  private JsonNode tag(Params params) {
    synchronized (topics) {
      ObjectNode topic = tagged(params);
      Tags.add(topic, params.get("Tags"));
      topics.put(topic);
    }
    return Json.object();
  }

  private JsonNode untag(Params params) {
    synchronized (topics) {
      ObjectNode topic = tagged(params);
      var names = params.texts("TagKeys");
      Tags.remove(topic, names);
      topics.put(topic);
    }
    return Json.object();
  }

  private JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    answer.putArray("Tags").addAll(tagged(params).withArrayProperty("Tags"));
    return answer;
  }
}
