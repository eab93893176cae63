package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.SeededIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All topics and subscriptions, by their ARNs. A topic has {@code Attributes} and {@code Tags}; a
 * subscription {@code TopicArn}, {@code Protocol}, {@code Endpoint} and {@code Attributes}, and a
 * {@code Token} while it is not confirmed. Guarded by itself where something is read and then
 * written.
 */
final class Topics {
  private final CloudContext context;
  private final Records topics;
  private final Records subscriptions;
  private final SeededIds ids;

  Topics(CloudContext context) {
    this.context = context;
    topics = Records.of(context, "sns-topics");
    subscriptions = Records.of(context, "sns-subscriptions");
    ids = new SeededIds(context.seed(), "sns");
  }

  CloudContext context() {
    return context;
  }

  String newId() {
    return ids.next();
  }

  String arn(String name) {
    return context.arn("sns", name);
  }

  Map<String, ObjectNode> all() {
    return topics.all();
  }

  boolean has(String arn) {
    return topics.has(arn);
  }

  ObjectNode topic(String arn) {
    ObjectNode topic = topics.get(arn);
    if (topic == null) {
      if (!arn.matches("arn:aws:sns:[^:]*:[0-9]{12}:[^:]+")) {
        throw invalid("TopicArn Reason: An ARN must have at least 6 elements, not 1");
      }
      throw missing("Topic does not exist");
    }
    return topic;
  }

  void put(ObjectNode topic) {
    topics.put(topic.path("TopicArn").asText(), topic);
  }

  /** Removes a topic, and with it those who have not confirmed their subscription to it. */
  synchronized void remove(String arn) {
    topics.remove(arn);
    subscribers(arn).forEach(each -> subscriptions.remove(each.path("SubscriptionArn").asText()));
  }

  Map<String, ObjectNode> subscriptions() {
    return subscriptions.all();
  }

  List<ObjectNode> subscribers(String topicArn) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode each : subscriptions.all().values()) {
      if (each.path("TopicArn").asText().equals(topicArn)) {
        found.add(each);
      }
    }
    return found;
  }

  ObjectNode subscription(String arn) {
    ObjectNode found = subscriptions.get(arn);
    if (found == null) {
      throw missing("Subscription does not exist");
    }
    return found;
  }

  @Nullable ObjectNode subscriptionOrNull(String arn) {
    return subscriptions.get(arn);
  }

  void putSubscription(ObjectNode subscription) {
    subscriptions.put(subscription.path("SubscriptionArn").asText(), subscription);
  }

  void removeSubscription(String arn) {
    subscriptions.remove(arn);
  }

  /** A new subscription's ARN: the topic's with an id. */
  synchronized String newSubscriptionArn(String topicArn) {
    String arn = topicArn + ":" + newId();
    while (subscriptions.has(arn)) {
      arn = topicArn + ":" + newId();
    }
    return arn;
  }

  static AwsException missing(String message) {
    return new AwsException(404, "NotFound", message);
  }

  static AwsException invalid(String what) {
    return AwsException.badRequest("InvalidParameter", "Invalid parameter: " + what);
  }
}
