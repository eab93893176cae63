package dev.baton.cloud.sqs;

import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * Hears from ElasticMQ of every message that comes, is received or goes, before the client that
 * caused it gets its answer, and passes that on to {@link Deliveries}.
 */
final class QueueWatch extends AbstractActor {
  private final Deliveries deliveries;

  QueueWatch(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder().matchAny(this::heard).build();
  }

  private void heard(Object event) {
    if (event instanceof QueueEvent.MessageAdded added) {
      InternalMessage message = added.message();
      deliveries.due(added.queueName(), message.id(), message.nextDelivery());
      if (message.deadLetterSourceQueueName().isDefined()) {
        deliveries.deadLettered(
            added.queueName(),
            message.content().value(),
            message.deadLetterSourceQueueName().get());
      }
    } else if (event instanceof QueueEvent.MessageUpdated updated) {
      deliveries.due(updated.queueName(), updated.message().id(), updated.message().nextDelivery());
    } else if (event instanceof QueueEvent.MessageRemoved removed) {
      deliveries.gone(removed.queueName(), removed.messageId());
    } else if (event instanceof QueueEvent.QueueDeleted deleted) {
      deliveries.forget(deleted.queueName());
    }
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }
}
