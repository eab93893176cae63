package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions upon subscriptions. Web servers and e-mail addresses confirm theirs. */
final class SubscriptionActions {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "RawMessageDelivery",
          "FilterPolicy",
          "FilterPolicyScope",
          "RedrivePolicy",
          "DeliveryPolicy");
  private static final Set<String> TO_CONFIRM = Set.of("http", "https", "email", "email-json");
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 100, "InvalidParameter");

  private final Topics topics;
  private final Dispatch dispatch;

  SubscriptionActions(Topics topics, Dispatch dispatch) {
    this.topics = topics;
    this.dispatch = dispatch;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "Subscribe", (params, request) -> subscribe(params, false),
        "ConfirmSubscription", (params, request) -> confirm(params),
        "Unsubscribe", (params, request) -> unsubscribe(params),
        "ListSubscriptions", (params, request) -> list(params, null),
        "ListSubscriptionsByTopic", (params, request) -> listOfTopic(params),
        "GetSubscriptionAttributes", (params, request) -> attributes(params),
        "SetSubscriptionAttributes", (params, request) -> set(params));
  }

  /**
   * Subscribes an endpoint, or finds its subscription.
   *
   * @param trusted whether the endpoint need not confirm: the template names it
   */
  JsonNode subscribe(Params params, boolean trusted) {
    String topicArn = TopicActions.required(params, "TopicArn");
    String protocol = TopicActions.required(params, "Protocol");
    String endpoint = params.textOr("Endpoint", "");
    Endpoints.check(protocol, endpoint);
    ObjectNode attributes = Json.object();
    params
        .get("Attributes")
        .properties()
        .forEach(each -> put(attributes, each.getKey(), each.getValue().asText(), protocol));
    ObjectNode subscription;
    synchronized (topics) {
      topics.topic(topicArn);
      ObjectNode present = present(topicArn, protocol, endpoint);
      if (present != null) {
        boolean same = attributes.isEmpty() || present.path("Attributes").equals(attributes);
        if (!same) {
          throw Topics.invalid(
              "Attributes Reason: Subscription already exists with different attributes");
        }
        return shown(params, present);
      }
      subscription = Json.object().put("SubscriptionArn", topics.newSubscriptionArn(topicArn));
      subscription.put("TopicArn", topicArn).put("Protocol", protocol).put("Endpoint", endpoint);
      subscription.set("Attributes", attributes);
      if (TO_CONFIRM.contains(protocol) && !trusted) {
        subscription.put(
            "Token", topics.newId().replace("-", "") + topics.newId().replace("-", ""));
      }
      topics.putSubscription(subscription);
    }
    if (subscription.has("Token")) {
      dispatch.askToConfirm(subscription);
    }
    return shown(params, subscription);
  }

  private static ObjectNode shown(Params params, ObjectNode subscription) {
    boolean pending = subscription.has("Token") && !params.flag("ReturnSubscriptionArn");
    String arn = subscription.path("SubscriptionArn").asText();
    return Json.object().put("SubscriptionArn", pending ? "pending confirmation" : arn);
  }

  private @Nullable ObjectNode present(String topicArn, String protocol, String endpoint) {
    for (ObjectNode each : topics.subscribers(topicArn)) {
      if (each.path("Protocol").asText().equals(protocol)
          && each.path("Endpoint").asText().equals(endpoint)) {
        return each;
      }
    }
    return null;
  }

  private static void put(ObjectNode attributes, String name, String value, String protocol) {
    if (!ATTRIBUTES.contains(name)) {
      throw Topics.invalid("AttributeName Reason: Unknown attribute " + name);
    }
    if (name.equals("RawMessageDelivery")
        && Boolean.parseBoolean(value)
        && !Set.of("sqs", "http", "https").contains(protocol)) {
      throw Topics.invalid(
          "Attributes Reason: Delivery protocol ["
              + protocol
              + "] does not support raw message"
              + " delivery.");
    }
    if (name.equals("FilterPolicy") && !value.isEmpty()) {
      FilterPolicy.check(value);
    }
    if (name.equals("FilterPolicyScope")
        && !Set.of("MessageAttributes", "MessageBody").contains(value)) {
      throw Topics.invalid("FilterPolicyScope: Invalid value [" + value + "]");
    }
    if (name.equals("RedrivePolicy") && !value.isEmpty()) {
      JsonNode policy = Json.parseOrNull(value);
      if (policy == null || !policy.path("deadLetterTargetArn").asText().contains(":sqs:")) {
        throw Topics.invalid("RedrivePolicy: deadLetterTargetArn must be the ARN of a queue");
      }
    }
    attributes.put(name, value);
  }

  private JsonNode confirm(Params params) {
    String topicArn = TopicActions.required(params, "TopicArn");
    String token = TopicActions.required(params, "Token");
    synchronized (topics) {
      topics.topic(topicArn);
      for (ObjectNode each : topics.subscribers(topicArn)) {
        boolean mine = each.path("Token").asText(each.path("Confirmed").asText()).equals(token);
        if (mine) {
          each.remove("Token");
          each.put("Confirmed", token);
          topics.putSubscription(each);
          return Json.object().put("SubscriptionArn", each.path("SubscriptionArn").asText());
        }
      }
    }
    throw Topics.invalid("Token");
  }

  private JsonNode unsubscribe(Params params) {
    String arn = TopicActions.required(params, "SubscriptionArn");
    if (arn.split(":", -1).length < 7) {
      throw Topics.invalid(
          "SubscriptionArn Reason: An ARN must have at least 6 elements, not "
              + arn.split(":", -1).length);
    }
    topics.removeSubscription(arn);
    return Json.object();
  }

  private JsonNode listOfTopic(Params params) {
    String arn = TopicActions.required(params, "TopicArn");
    topics.topic(arn);
    return list(params, arn);
  }

  private JsonNode list(Params params, @Nullable String topicArn) {
    Map<String, JsonNode> shown = new TreeMap<>();
    topics
        .subscriptions()
        .forEach(
            (arn, each) -> {
              if (topicArn == null || each.path("TopicArn").asText().equals(topicArn)) {
                ObjectNode line = Json.object();
                line.put("SubscriptionArn", each.has("Token") ? "PendingConfirmation" : arn);
                line.put("Owner", topics.context().account());
                line.put("Protocol", each.path("Protocol").asText());
                line.put("Endpoint", each.path("Endpoint").asText());
                line.put("TopicArn", each.path("TopicArn").asText());
                shown.put(arn, line);
              }
            });
    return PAGES.page(params, "Subscriptions", shown);
  }

  private JsonNode attributes(Params params) {
    ObjectNode found = topics.subscription(TopicActions.required(params, "SubscriptionArn"));
    ObjectNode shown = found.withObjectProperty("Attributes");
    for (String member : new String[] {"SubscriptionArn", "TopicArn", "Protocol", "Endpoint"}) {
      shown.put(member, found.path(member).asText());
    }
    shown.put("Owner", topics.context().account());
    shown.put("PendingConfirmation", found.has("Token"));
    shown.put("ConfirmationWasAuthenticated", !found.has("Token"));
    if (!shown.has("RawMessageDelivery")) {
      shown.put("RawMessageDelivery", false);
    }
    if (shown.has("FilterPolicy") && !shown.has("FilterPolicyScope")) {
      shown.put("FilterPolicyScope", "MessageAttributes");
    }
    ObjectNode answer = Json.object();
    answer.set("Attributes", shown);
    return answer;
  }

  private JsonNode set(Params params) {
    String name = TopicActions.required(params, "AttributeName");
    String value = params.textOr("AttributeValue", "");
    synchronized (topics) {
      ObjectNode found = topics.subscription(TopicActions.required(params, "SubscriptionArn"));
      ObjectNode attributes = found.withObjectProperty("Attributes");
      put(attributes, name, value, found.path("Protocol").asText());
      if (value.isEmpty() || value.equals("{}")) {
        attributes.remove(name);
      }
      topics.putSubscription(found);
    }
    return Json.object();
  }
}
