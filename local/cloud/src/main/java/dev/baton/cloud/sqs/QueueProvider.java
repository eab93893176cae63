package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
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

  private final CloudContext context;

  QueueProvider(CloudContext context) {
    this.context = context;
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
    boolean fifo = request.properties().path("FifoQueue").asBoolean();
    String name = request.nameOr("QueueName");
    if (fifo && !name.endsWith(".fifo")) {
      name += ".fifo";
    }
    ObjectNode attributes = Json.object();
    ATTRIBUTES.forEach(
        (property, attribute) -> {
          JsonNode value = request.properties().path(property);
          if (!value.isMissingNode()) {
            attributes.put(attribute, value.isContainerNode() ? value.toString() : value.asText());
          }
        });
    ObjectNode body = Json.object().put("QueueName", name);
    body.set("Attributes", attributes);
    String url = call("CreateQueue", body).path("QueueUrl").asText();
    return new Provisioned(
        url, Map.of("Arn", context.arn("sqs", name), "QueueName", name, "QueueUrl", url));
  }

  private Provisioned policy(ResourceRequest request) {
    String document = request.properties().path("PolicyDocument").toString();
    for (JsonNode queue : request.properties().path("Queues")) {
      ObjectNode body = Json.object().put("QueueUrl", queue.asText());
      body.putObject("Attributes").put("Policy", document);
      call("SetQueueAttributes", body);
    }
    return new Provisioned(request.stack() + "-" + request.logicalId(), Map.of());
  }

  private JsonNode call(String action, ObjectNode body) {
    Principal deployer =
        Principal.service(
            "cloudformation.amazonaws.com", context.arn("cloudformation", "stack"), null);
    AwsResponse answer =
        context.door().handle(AwsRequest.json(deployer, "sqs", action, body.toString()));
    JsonNode json = Json.parse(answer.text());
    if (!answer.ok()) {
      throw new IllegalArgumentException(json.path("message").asText());
    }
    return json;
  }
}
