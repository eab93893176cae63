package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Hears what is said on Baton's bus anywhere, by a rule and a queue of its own. One thread takes
 * messages from the queue; each action for an event has a thread of its own.
 */
final class BusRecorder implements AutoCloseable {
  private final Clients clients;
  private final String name;
  private final String bus;
  private final Duration pause;
  private final String queueUrl;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Map<Object, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread taker;
  private long looks;
  private long emptySince;
  private int actions;
  private long changes;
  private boolean closed;

  /**
   * @param pause between two looks into the queue
   */
  BusRecorder(Clients clients, String bus, String name, Duration pause) {
    this.clients = clients;
    this.bus = bus;
    this.name = name;
    this.pause = pause;
    this.queueUrl = clients.sqs.createQueue(request -> request.queueName(name)).queueUrl();
    listen();
    this.taker = Thread.ofVirtual().name(name).start(this::take);
  }

  List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** Does something for each event until the returned handle is closed. */
  AutoCloseable whenSaid(Consumer<JsonNode> action) {
    Object key = new Object();
    listeners.put(key, action);
    return () -> listeners.remove(key);
  }

  /** Whether something that was to be done for an event is not finished. */
  boolean isActing() {
    lock.lock();
    try {
      return actions > 0;
    } finally {
      lock.unlock();
    }
  }

  /** What went wrong in actions. */
  List<Throwable> failures() {
    return failures;
  }

  /** Waits until a look into the queue that begins from now on finds nothing. */
  void awaitSilence() {
    lock.lock();
    try {
      long now = looks;
      while (emptySince <= now && !closed) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next event or the end of an action, at most as long as between two looks. */
  void awaitChange() {
    lock.lock();
    try {
      long seen = changes;
      long left = pause.toNanos();
      while (changes == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    taker.interrupt();
    clients.events.removeTargets(
        request -> request.eventBusName(bus).rule(name).ids(List.of("recorder")));
    clients.events.deleteRule(request -> request.eventBusName(bus).name(name));
    clients.sqs.deleteQueue(request -> request.queueUrl(queueUrl));
  }

  private void listen() {
    String arn =
        clients
            .sqs
            .getQueueAttributes(
                request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage",
         "Principal": {"Service": "events.amazonaws.com"}, "Resource": "%s"}]}\
        """
            .formatted(arn);
    clients.sqs.setQueueAttributes(
        request ->
            request.queueUrl(queueUrl).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    clients.events.putRule(
        request ->
            request
                .eventBusName(bus)
                .name(name)
                .eventPattern("{\"source\": [{\"prefix\": \"baton.\"}]}"));
    clients.events.putTargets(
        request ->
            request
                .eventBusName(bus)
                .rule(name)
                .targets(Target.builder().id("recorder").arn(arn).build()));
  }

  private void take() {
    while (!isClosed()) {
      long look = begin();
      try {
        List<Message> messages = receive();
        messages.forEach(message -> hear(TestCloud.json(message.body())));
        ended(look, messages.isEmpty());
        if (messages.isEmpty()) {
          awaitChange();
        }
      } catch (SdkException | AssertionError e) {
        if (!isClosed()) {
          failures.add(e);
          return;
        }
      }
    }
  }

  private List<Message> receive() {
    List<Message> messages =
        clients
            .sqs
            .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
            .messages();
    messages.forEach(
        message ->
            clients.sqs.deleteMessage(
                request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
    return messages;
  }

  private void hear(JsonNode event) {
    events.add(event);
    for (Consumer<JsonNode> listener : new ArrayList<>(listeners.values())) {
      count(1);
      Thread.ofVirtual().start(() -> act(listener, event));
    }
  }

  private void act(Consumer<JsonNode> listener, JsonNode event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    } finally {
      count(-1);
    }
  }

  private long begin() {
    lock.lock();
    try {
      return ++looks;
    } finally {
      lock.unlock();
    }
  }

  private void ended(long look, boolean empty) {
    lock.lock();
    try {
      if (empty) {
        emptySince = look;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void count(int more) {
    lock.lock();
    try {
      actions += more;
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
