package dev.baton.cloud.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.SeededIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The event source mappings of a template; they begin when all resources exist. */
public final class EventSourcePart implements CloudPart, ResourceProvider {
  private final CloudContext context;
  private final SqsPart sqs;
  private final SeededIds ids;
  private final List<QueueMapping> mappings = new ArrayList<>();
  private boolean ready;

  public EventSourcePart(CloudContext context, SqsPart sqs) {
    this.context = context;
    this.sqs = sqs;
    this.ids = new SeededIds(context.seed(), "event source mappings");
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::Lambda::EventSourceMapping")
            .honours(
                "EventSourceArn",
                "FunctionName",
                "BatchSize",
                "Enabled",
                "FunctionResponseTypes",
                "ScalingConfig")
            .ignores("MaximumBatchingWindowInSeconds", "a batch goes as soon as there are messages")
            .ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public synchronized Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    String source = properties.path("EventSourceArn").asText();
    if (!source.startsWith("arn:aws:sqs:")) {
      throw new IllegalArgumentException(
          "EventSourceArn must be the ARN of an SQS queue here, not " + source);
    }
    if (properties.path("Enabled").asBoolean(true)) {
      begin(QueueMapping.of(context, properties));
    }
    return made(ids.next());
  }

  private Provisioned made(String id) {
    return new Provisioned(
        id,
        Map.of(
            "Id",
            id,
            "EventSourceMappingArn",
            context.arn("lambda", "event-source-mapping:" + id)));
  }

  @Override
  public synchronized Provisioned update(ResourceRequest request, MadeResource before) {
    delete(before);
    Provisioned _ = create(request);
    return before.provisioned();
  }

  /** Batches on their way are still handled. */
  @Override
  public synchronized void delete(MadeResource made) {
    String source = made.request().properties().path("EventSourceArn").asText();
    String queue = source.substring(source.lastIndexOf(':') + 1);
    if (mappings.removeIf(mapping -> mapping.queueName().equals(queue))) {
      sqs.deliveries().stopDraining(queue);
    }
  }

  @Override
  public synchronized void ready() {
    ready = true;
    mappings.forEach(this::drain);
  }

  private void begin(QueueMapping mapping) {
    mappings.add(mapping);
    if (ready) {
      drain(mapping);
    }
  }

  private void drain(QueueMapping mapping) {
    sqs.deliveries().drainWith(mapping.queueName(), mapping::drain);
  }
}
