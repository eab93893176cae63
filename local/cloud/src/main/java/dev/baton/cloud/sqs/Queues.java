package dev.baton.cloud.sqs;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.engine.clock.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.QueueData;
import org.elasticmq.QueueStatistics;
import org.elasticmq.msg.ClearQueue;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.DeleteQueue;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.UpdateQueueDeadLettersQueue;
import org.elasticmq.msg.UpdateQueueDefaultVisibilityTimeout;
import org.elasticmq.msg.UpdateQueueDelay;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.util.Right;

/** All queues by name, and what creating or changing one means to ElasticMQ. Safe for threads. */
public final class Queues implements AutoCloseable {
  private final CloudContext context;
  private final ElasticMq elastic;
  private final Map<String, Queue> byName = new ConcurrentSkipListMap<>();

  Queues(CloudContext context, ElasticMq elastic) {
    this.context = context;
    this.elastic = elastic;
  }

  void start() {
    elastic.start();
  }

  EngineClock clock() {
    return context.clock();
  }

  ElasticMq elastic() {
    return elastic;
  }

  /** The queue of an ARN, or null. */
  public @Nullable Queue byArn(String arn) {
    return byName.get(arn.substring(arn.lastIndexOf(':') + 1));
  }

  @Nullable Queue byName(String name) {
    return byName.get(name);
  }

  /** The queue of a URL; the host does not matter. */
  Queue byUrl(String url) {
    Queue queue = byName.get(url.substring(url.lastIndexOf('/') + 1));
    if (queue == null) {
      throw missing();
    }
    return queue;
  }

  static AwsException missing() {
    return AwsException.badRequest("QueueDoesNotExist", "The specified queue does not exist.");
  }

  /** Whether some queue's redrive policy names this one. */
  boolean isDeadLetterQueue(Queue queue) {
    for (Queue each : byName.values()) {
      if (each.attribute("RedrivePolicy").contains('"' + queue.arn() + '"')) {
        return true;
      }
    }
    return false;
  }

  /** The queue that the redrive policy of another names; null for none. */
  @Nullable Queue deadLetterQueueOf(Queue queue) {
    RedrivePolicy policy = RedrivePolicy.of(queue.attributeOrNull("RedrivePolicy"), byName);
    return policy == null ? null : policy.deadLetterQueue();
  }

  List<Queue> all() {
    return List.copyOf(byName.values());
  }

  /** Makes a queue, or finds the one of that name if its attributes do not contradict. */
  synchronized Queue create(String name, Map<String, String> wanted) {
    Queue present = byName.get(name);
    if (present != null) {
      wanted.forEach(
          (attribute, value) -> {
            if (!value.equals(present.attribute(attribute))) {
              throw AwsException.badRequest(
                  "QueueNameExists",
                  "A queue already exists with the same name and a different value for attribute "
                      + attribute);
            }
          });
      return present;
    }
    Map<String, String> attributes = QueueAttributes.withDefaults(name, wanted);
    String seconds = Long.toString(elastic.millis() / 1000);
    attributes.put("CreatedTimestamp", seconds);
    attributes.put("LastModifiedTimestamp", seconds);
    Object made = elastic.ask(new CreateQueue(data(name, attributes)));
    if (!(made instanceof Right<?, ?> right) || !(right.value() instanceof ActorRef actor)) {
      throw AwsException.badRequest("InvalidParameterValue", "ElasticMQ refuses: " + made);
    }
    String arn = context.arn("sqs", name);
    Queue queue = new Queue(name, url(name), arn, actor, attributes);
    byName.put(name, queue);
    return queue;
  }

  private String url(String name) {
    return "https://sqs." + context.region() + ".amazonaws.com/" + context.account() + "/" + name;
  }

  private CreateQueueData data(String name, Map<String, String> attributes) {
    RedrivePolicy redrive = RedrivePolicy.of(attributes.get("RedrivePolicy"), byName);
    return CreateQueueData.from(
        new QueueData(
            name,
            MillisVisibilityTimeout.fromSeconds(seconds(attributes, "VisibilityTimeout")),
            Duration.ofSeconds(seconds(attributes, "DelaySeconds")),
            Duration.ZERO,
            elastic.now(),
            elastic.now(),
            Option.apply(redrive == null ? null : redrive.forElasticMq()),
            name.endsWith(".fifo"),
            "true".equals(attributes.get("ContentBasedDeduplication")),
            Option.empty(),
            Option.empty(),
            Map$.MODULE$.empty()));
  }

  private static long seconds(Map<String, String> attributes, String name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }

  /** Changes attributes of a queue. */
  synchronized void change(Queue queue, Map<String, String> changed) {
    QueueAttributes.check(queue.name(), changed);
    Map<String, String> all = new TreeMap<>(changed);
    if (changed.containsKey("VisibilityTimeout")) {
      elastic.ask(
          queue.actor(),
          new UpdateQueueDefaultVisibilityTimeout(
              MillisVisibilityTimeout.fromSeconds(seconds(changed, "VisibilityTimeout"))));
    }
    if (changed.containsKey("DelaySeconds")) {
      elastic.ask(
          queue.actor(),
          new UpdateQueueDelay(Duration.ofSeconds(seconds(changed, "DelaySeconds"))));
    }
    if (changed.containsKey("RedrivePolicy")) {
      RedrivePolicy redrive = RedrivePolicy.of(changed.get("RedrivePolicy"), byName);
      Option<DeadLettersQueueData> data =
          Option.apply(redrive == null ? null : redrive.forElasticMq());
      Option<ActorRef> target =
          Option.apply(redrive == null ? null : redrive.deadLetterQueue().actor());
      elastic.ask(queue.actor(), new UpdateQueueDeadLettersQueue(data, target));
    }
    all.put("LastModifiedTimestamp", Long.toString(elastic.millis() / 1000));
    queue.set(all);
  }

  synchronized void delete(Queue queue) {
    byName.remove(queue.name());
    elastic.ask(new DeleteQueue(queue.name()));
  }

  /** How many messages can be received now. */
  long visible(Queue queue) {
    return statistics(queue).approximateNumberOfVisibleMessages();
  }

  QueueStatistics statistics(Queue queue) {
    return (QueueStatistics) elastic.ask(queue.actor(), new GetQueueStatistics(elastic.millis()));
  }

  void purge(Queue queue) {
    elastic.ask(queue.actor(), new ClearQueue());
  }

  @Override
  public void close() {
    elastic.close();
  }
}
