package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.util.List;
import java.util.Map;

/** Makes the topics and subscriptions of a template; who is named there need not confirm. */
final class TopicProvider implements ResourceProvider {
  private final Topics topics;
  private final TopicActions topicActions;
  private final SubscriptionActions subscriptions;

  TopicProvider(Topics topics, TopicActions topicActions, SubscriptionActions subscriptions) {
    this.topics = topics;
    this.topicActions = topicActions;
    this.subscriptions = subscriptions;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::SNS::Topic")
            .honours("TopicName", "DisplayName", "FifoTopic", "Subscription", "KmsMasterKeyId")
            .ignores("SignatureVersion", "nothing here signs as Amazon does")
            .ignores("Tags", "nothing here selects by tag")
            .ignores("TracingConfig", "calls are observed at the door"),
        ResourceType.of("AWS::SNS::Subscription")
            .honours("TopicArn", "Protocol", "Endpoint", "RawMessageDelivery", "FilterPolicy")
            .honours("FilterPolicyScope", "RedrivePolicy")
            .ignores("DeliveryPolicy", "messages are tried three times more, after 20 seconds each")
            .ignores("Region", "there is one region"),
        ResourceType.of("AWS::SNS::TopicPolicy").honours("PolicyDocument", "Topics"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    try {
      return switch (request.type()) {
        case "AWS::SNS::Topic" -> topic(request);
        case "AWS::SNS::Subscription" -> subscription(request.properties());
        default -> policy(request);
      };
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Provisioned topic(ResourceRequest request) {
    JsonNode given = request.properties();
    String name = request.nameOr("TopicName");
    ObjectNode create = Json.object().put("Name", name);
    if (given.path("FifoTopic").asBoolean()) {
      create.putObject("Attributes").put("FifoTopic", "true");
    }
    String arn = topicActions.create(new Params(create)).path("TopicArn").asText();
    synchronized (topics) {
      ObjectNode topic = topics.topic(arn);
      ObjectNode attributes = topic.withObjectProperty("Attributes");
      for (String attribute : List.of("DisplayName", "KmsMasterKeyId")) {
        attributes.remove(attribute);
        if (given.has(attribute)) {
          attributes.put(attribute, given.path(attribute).asText());
        }
      }
      topics.put(topic);
    }
    for (JsonNode each : given.path("Subscription")) {
      ObjectNode subscription = each.deepCopy();
      subscribe(subscription.put("TopicArn", arn));
    }
    return new Provisioned(arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  private Provisioned subscription(JsonNode given) {
    ObjectNode subscribe = Json.object();
    ObjectNode attributes = subscribe.putObject("Attributes");
    for (var each : given.properties()) {
      boolean direct = List.of("TopicArn", "Protocol", "Endpoint").contains(each.getKey());
      JsonNode value = each.getValue();
      if (direct) {
        subscribe.set(each.getKey(), value);
      } else if (!List.of("DeliveryPolicy", "Region").contains(each.getKey())) {
        attributes.put(each.getKey(), value.isContainerNode() ? value.toString() : value.asText());
      }
    }
    String arn = subscribe(subscribe);
    return new Provisioned(arn, Map.of("Arn", arn));
  }

  /** The same endpoint's subscription of an earlier template gives way to the new one. */
  private String subscribe(ObjectNode subscribe) {
    for (ObjectNode each : topics.subscribers(subscribe.path("TopicArn").asText())) {
      if (each.path("Protocol").equals(subscribe.path("Protocol"))
          && each.path("Endpoint").equals(subscribe.path("Endpoint"))) {
        topics.removeSubscription(each.path("SubscriptionArn").asText());
      }
    }
    return subscriptions.subscribe(new Params(subscribe), true).path("SubscriptionArn").asText();
  }

  private Provisioned policy(ResourceRequest request) {
    String document = request.properties().path("PolicyDocument").toString();
    for (JsonNode arn : request.properties().path("Topics")) {
      synchronized (topics) {
        ObjectNode topic = topics.topic(arn.asText());
        topic.withObjectProperty("Attributes").put("Policy", document);
        topics.put(topic);
      }
    }
    return new Provisioned(request.stack() + "-" + request.logicalId(), Map.of());
  }

  @Override
  public void delete(MadeResource made) {
    Deployer deployer = new Deployer(topics.context());
    String arn = made.provisioned().ref();
    switch (made.request().type()) {
      case "AWS::SNS::Topic" ->
          deployer.delete("sns", "DeleteTopic", Json.object().put("TopicArn", arn));
      case "AWS::SNS::Subscription" ->
          deployer.delete("sns", "Unsubscribe", Json.object().put("SubscriptionArn", arn));
      default -> made.request().properties().path("Topics").forEach(this::removePolicy);
    }
  }

  private void removePolicy(JsonNode arn) {
    synchronized (topics) {
      if (topics.has(arn.asText())) {
        ObjectNode topic = topics.topic(arn.asText());
        topic.withObjectProperty("Attributes").remove("Policy");
        topics.put(topic);
      }
    }
  }

  /** An endpoint that the subscription no longer names hears nothing more. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    if (request.type().equals("AWS::SNS::Subscription")) {
      delete(before);
    }
    return create(request);
  }
}
