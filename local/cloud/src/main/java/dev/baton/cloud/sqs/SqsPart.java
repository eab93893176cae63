package dev.baton.cloud.sqs;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import java.util.List;

/** SQS as a part of the cloud. */
public final class SqsPart implements CloudPart {
  private final Deliveries deliveries;
  private final Queues queues;
  private final SqsService service;
  private final QueueProvider provider;

  public SqsPart(CloudContext context) {
    deliveries = new Deliveries(context.clock());
    queues = new Queues(context, new ElasticMq(context.clock(), context.seed(), deliveries));
    DeadLetterReport deadLetters = new DeadLetterReport(queues, context.listener());
    deliveries.onDeadLetter(deadLetters::report);
    service =
        new SqsService(
            context,
            new QueueActions(queues),
            new MessageActions(queues, deadLetters),
            new MoveTasks(queues));
    provider = new QueueProvider(context);
  }

  /** Tells when queues have something to receive. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** The queues by name. */
  public Queues queues() {
    return queues;
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  @Override
  public void start() {
    queues.start();
  }

  @Override
  public void close() {
    deliveries.close();
    queues.close();
  }
}
