package dev.baton.cloud.sqs;

import com.typesafe.config.ConfigFactory;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.EngineClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The border to ElasticMQ: its actors without its HTTP server, asked and waited for. Scala's types
 * stay in this class, {@link Queue} and {@link Messages}.
 */
final class ElasticMq implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Nothing is logged, and no file is looked for; the rest as Pekko ships it. */
  private static final String SETTINGS =
      """
      pekko {
        loggers = [], stdout-loglevel = OFF, loglevel = OFF
        jvm-shutdown-hooks = off, daemonic = on, log-dead-letters = off
        coordinated-shutdown.run-by-jvm-shutdown-hook = off
        actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
      }
      """;

  private final EngineClock clock;
  private final Deliveries deliveries;
  private final SeededIds ids;
  private @Nullable ActorSystem system;
  private @Nullable ActorRef root;
  private @Nullable ActorRef watch;

  ElasticMq(EngineClock clock, long seed, Deliveries deliveries) {
    this.clock = clock;
    this.deliveries = deliveries;
    this.ids = new SeededIds(seed, "sqs");
  }

  void start() {
    ClassLoader loader = ElasticMq.class.getClassLoader();
    ActorSystem made =
        ActorSystem.create(
            "sqs",
            ConfigFactory.parseString(SETTINGS)
                .withFallback(ConfigFactory.defaultReference(loader))
                .resolve(),
            loader);
    ActorRef watching =
        made.actorOf(Props.create(QueueWatch.class, () -> new QueueWatch(deliveries)));
    root =
        made.actorOf(
            Props.create(
                QueueManagerActor.class,
                () ->
                    new QueueManagerActor(
                        new Now(clock), StrictSQSLimits$.MODULE$, Option.apply(watching))));
    watch = watching;
    system = made;
  }

  /** Asks the actor that holds the queues. */
  Object ask(Object message) {
    ActorRef open = root;
    if (open == null) {
      throw new IllegalStateException("SQS is not started");
    }
    return ask(open, message);
  }

  /** Asks one queue's actor. */
  Object ask(ActorRef actor, Object message) {
    return Patterns.ask(actor, message, PATIENCE).toCompletableFuture().join();
  }

  /**
   * Waits until the queue has taken in what other queues handed it, and {@link Deliveries} has
   * heard of that: nobody who receives waits for what the redrive policy moves meanwhile.
   */
  void awaitMovedTo(Queue queue) {
    ask(queue.actor(), new GetQueueStatistics(millis()));
    ActorRef open = watch;
    if (open != null) {
      ask(open, "heard?");
    }
  }

  long millis() {
    return clock.millis();
  }

  OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }

  /** An id for a message, from the cloud's seed. */
  String newId() {
    return ids.next();
  }

  @Override
  public void close() {
    if (system != null) {
      system.terminate();
    }
  }

  /** The cloud's clock as ElasticMQ asks for it. */
  private static final class Now extends NowProvider {
    private final EngineClock clock;

    Now(EngineClock clock) {
      this.clock = clock;
    }

    @Override
    public long nowMillis() {
      return clock.millis();
    }

    @Override
    public OffsetDateTime now() {
      return clock.now().atOffset(ZoneOffset.UTC);
    }
  }
}
