package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;

/** Makes the queues of a template. */
final class QueueProvider implements ResourceProvider {
  private static final String QUEUE = "AWS::SQS::Queue";

  /** Properties by the name of the attribute, which is the same for most. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "VisibilityTimeout", "VisibilityTimeout",
          "DelaySeconds", "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds", "ReceiveMessageWaitTimeSeconds",
          "MaximumMessageSize", "MaximumMessageSize",
          "MessageRetentionPeriod", "MessageRetentionPeriod",
          "RedrivePolicy", "RedrivePolicy",
          "FifoQueue", "FifoQueue",
          "ContentBasedDeduplication", "ContentBasedDeduplication",
          "KmsMasterKeyId", "KmsMasterKeyId");

  /** What a queue has that says nothing of it. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "VisibilityTimeout", "30",
          "DelaySeconds", "0",
          "ReceiveMessageWaitTimeSeconds", "0",
          "RedrivePolicy", "");

  private final Deployer deployer;

  QueueProvider(CloudContext context) {
    deployer = new Deployer(context);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of(QUEUE)
            .honours(
                "QueueName",
                "VisibilityTimeout",
                "DelaySeconds",
                "ReceiveMessageWaitTimeSeconds",
                "MaximumMessageSize",
                "RedrivePolicy",
                "FifoQueue",
                "ContentBasedDeduplication")
            .ignores("MessageRetentionPeriod", "messages are kept until somebody deletes them")
            .ignores("KmsMasterKeyId", "the laptop's queues are not encrypted at rest")
            .ignores("KmsDataKeyReusePeriodSeconds", "the laptop's queues are not encrypted")
            .ignores("SqsManagedSseEnabled", "the laptop's queues are not encrypted at rest")
            .ignores("RedriveAllowPolicy", "it only narrows which queues may name this one")
            .ignores("Tags", "nothing here selects by tag"),
        ResourceType.of("AWS::SQS::QueuePolicy").honours("PolicyDocument", "Queues"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    return request.type().equals(QUEUE) ? queue(request) : policy(request);
  }

  private Provisioned queue(ResourceRequest request) {
    String name = nameOf(request);
    ObjectNode body = Json.object().put("QueueName", name);
    body.set("Attributes", attributes(request));
    return made(name, deployer.call("sqs", "CreateQueue", body).path("QueueUrl").asText());
  }

  private Provisioned made(String name, String url) {
    String arn = deployer.context().arn("sqs", name);
    return new Provisioned(url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
  }

  /** Its messages stay; an attribute that is not given any more is as for a new queue. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    String url = before.provisioned().ref();
    String name = nameOf(request);
    if (!request.type().equals(QUEUE) || !url.endsWith("/" + name)) {
      return create(request);
    }
    ObjectNode body = Json.object().put("QueueUrl", url);
    ObjectNode attributes = body.putObject("Attributes");
    DEFAULTS.forEach(attributes::put);
    attributes.setAll(attributes(request));
    attributes.remove(List.of("FifoQueue"));
    JsonNode _ = deployer.call("sqs", "SetQueueAttributes", body);
    return made(name, url);
  }

  @Override
  public void delete(MadeResource made) {
    if (made.request().type().equals(QUEUE)) {
      ObjectNode body = Json.object().put("QueueUrl", made.provisioned().ref());
      deployer.delete("sqs", "DeleteQueue", body);
      return;
    }
    for (JsonNode queue : made.request().properties().path("Queues")) {
      ObjectNode body = Json.object().put("QueueUrl", queue.asText());
      body.putObject("Attributes").put("Policy", "");
      deployer.delete("sqs", "SetQueueAttributes", body);
    }
  }

  private Provisioned policy(ResourceRequest request) {
    String document = request.properties().path("PolicyDocument").toString();
    for (JsonNode queue : request.properties().path("Queues")) {
      ObjectNode body = Json.object().put("QueueUrl", queue.asText());
      body.putObject("Attributes").put("Policy", document);
      JsonNode _ = deployer.call("sqs", "SetQueueAttributes", body);
    }
    return new Provisioned(request.stack() + "-" + request.logicalId(), Map.of());
  }

  private static String nameOf(ResourceRequest request) {
    boolean fifo = request.properties().path("FifoQueue").asBoolean();
    String name = request.nameOr("QueueName");
    return fifo && !name.endsWith(".fifo") ? name + ".fifo" : name;
  }

  private static ObjectNode attributes(ResourceRequest request) {
    ObjectNode attributes = Json.object();
    ATTRIBUTES.forEach(
        (property, attribute) -> {
          JsonNode value = request.properties().path(property);
          if (!value.isMissingNode()) {
            attributes.put(attribute, value.isContainerNode() ? value.toString() : value.asText());
          }
        });
    return attributes;
  }
}
