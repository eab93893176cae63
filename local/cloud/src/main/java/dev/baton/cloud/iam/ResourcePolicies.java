package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.ResourceRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the policies of resources from the template: of queues, topics, buckets, keys, functions.
 */
final class ResourcePolicies {
  /** What nobody without a role or a policy that names him may use. */
  private static final Set<String> GUARDED =
      Set.of(
          "AWS::SQS::Queue",
          "AWS::SNS::Topic",
          "AWS::S3::Bucket",
          "AWS::Lambda::Function",
          "AWS::Events::EventBus",
          "AWS::KMS::Key",
          "AWS::StepFunctions::StateMachine",
          "AWS::DynamoDB::Table",
          "AWS::DynamoDB::GlobalTable");

  private final CloudContext cloud;
  private final Policies policies;
  private final Map<String, String> queues = new TreeMap<>();

  ResourcePolicies(CloudContext cloud, Policies policies) {
    this.cloud = cloud;
    this.policies = policies;
  }

  void note(List<MadeResource> made) {
    for (MadeResource each : made) {
      Map<String, String> attributes = each.provisioned().attributes();
      String ref = each.provisioned().ref();
      if (GUARDED.contains(each.request().type())) {
        policies.describe(arnOf(each));
      }
      if (each.request().type().equals("AWS::SQS::Queue")) {
        queues.put(ref, attributes.getOrDefault("Arn", ref));
      }
    }
    made.forEach(this::policy);
  }

  /**
   * Takes back what a resource said.
   *
   * @param gone whether it is there no more
   */
  void forget(MadeResource made, boolean gone) {
    if (!made.request().type().startsWith("AWS::IAM::")) {
      policies.forget(made.request().stack() + "/" + made.request().logicalId());
    }
    if (gone && GUARDED.contains(made.request().type())) {
      policies.forgetResource(arnOf(made));
    }
  }

  private static String arnOf(MadeResource made) {
    Map<String, String> attributes = made.provisioned().attributes();
    String otherwise = attributes.getOrDefault("TopicArn", made.provisioned().ref());
    return attributes.getOrDefault("Arn", otherwise);
  }

  private void policy(MadeResource made) {
    ResourceRequest request = made.request();
    JsonNode properties = request.properties();
    JsonNode document = properties.path("PolicyDocument");
    String owner = request.stack() + "/" + request.logicalId();
    switch (request.type()) {
      case "AWS::KMS::Key" -> {
        if (properties.has("KeyPolicy")) {
          String arn = made.provisioned().attributes().getOrDefault("Arn", "");
          policies.protect(arn, owner, properties.path("KeyPolicy"));
        }
      }
      case "AWS::S3::BucketPolicy" ->
          policies.protect("arn:aws:s3:::" + properties.path("Bucket").asText(), owner, document);
      case "AWS::SQS::QueuePolicy" -> {
        for (JsonNode queue : properties.path("Queues")) {
          policies.protect(queues.getOrDefault(queue.asText(), queue.asText()), owner, document);
        }
      }
      case "AWS::SNS::TopicPolicy" -> {
        for (JsonNode topic : properties.path("Topics")) {
          policies.protect(topic.asText(), owner, document);
        }
      }
      case "AWS::Events::EventBusPolicy" -> bus(owner, properties);
      case "AWS::Lambda::Permission" -> function(owner, properties);
      default -> {}
    }
  }

  private void bus(String owner, JsonNode properties) {
    String bus = properties.path("EventBusName").asText("default");
    String arn = bus.startsWith("arn:") ? bus : cloud.arn("events", "event-bus/" + bus);
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    if (properties.path("Statement").isObject()) {
      statement.setAll((ObjectNode) properties.path("Statement"));
    } else {
      statement.put("Effect", "Allow").put("Resource", arn);
      statement.set("Action", properties.path("Action"));
      String principal = properties.path("Principal").asText("*");
      statement.putObject("Principal").put("AWS", principal);
    }
    policies.protect(arn, owner, document(statement));
  }

  /** A permission of Lambda as the statement that Lambda makes of it. */
  private void function(String owner, JsonNode properties) {
    String name = properties.path("FunctionName").asText().replaceFirst("^.*:function:", "");
    String plain = name.replaceFirst(":.*$", "");
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement.put("Effect", "Allow").set("Action", properties.path("Action"));
    statement.put("Resource", cloud.arn("lambda", "function:" + name));
    String principal = properties.path("Principal").asText();
    boolean service = principal.endsWith(".amazonaws.com");
    statement.putObject("Principal").put(service ? "Service" : "AWS", principal);
    ObjectNode condition = statement.putObject("Condition");
    if (properties.path("SourceArn").isTextual()) {
      condition.putObject("ArnLike").set("aws:SourceArn", properties.path("SourceArn"));
    }
    if (properties.path("SourceAccount").isTextual()) {
      condition
          .putObject("StringEquals")
          .set("aws:SourceAccount", properties.path("SourceAccount"));
    }
    policies.protect(cloud.arn("lambda", "function:" + plain), owner, document(statement));
  }

  private static JsonNode document(ObjectNode statement) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("Statement").add(statement);
    return document;
  }
}
