package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudListener;
import dev.baton.cloud.iam.Refusal;
import dev.baton.engine.HistoryEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Sees and keeps what happens in a cloud under test, and tells a test the moment it waits for. */
final class Witness implements CloudListener {
  private final List<JsonNode> busEvents = new CopyOnWriteArrayList<>();
  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final Map<Object, Consumer<JsonNode>> onBus = new ConcurrentHashMap<>();
  private final Map<Object, BiConsumer<String, String>> onState = new ConcurrentHashMap<>();

  @Override
  public void onExecutionEvent(String executionArn, HistoryEvent event) {
    if (!event.type().endsWith("StateEntered") || event.details() == null) {
      return;
    }
    String state = event.details().path("name").asText();
    VisitedStates.add(executionArn, state);
    onState.values().forEach(listener -> listener.accept(executionArn, state));
  }

  @Override
  public void onBusEvent(String bus, JsonNode event) {
    busEvents.add(event);
    onBus.values().forEach(listener -> listener.accept(event));
  }

  @Override
  public void onRefused(Refusal refusal) {
    refusals.add(refusal);
  }

  /** The calls for which a permission was missing. */
  List<Refusal> refusals() {
    return refusals;
  }

  @Override
  public void onDeadLetter(String queue, JsonNode body, String reason) {
    deadLetters.add(new DeadLetter(queue, body, reason));
  }

  /** Tells of each event of a detail type until the returned handle is closed. */
  Subscription whenPublished(String detailType, Consumer<JsonNode> listener) {
    Object key = new Object();
    onBus.put(
        key,
        event -> {
          if (event.path("detail-type").asText().equals(detailType)) {
            listener.accept(event.path("detail"));
          }
        });
    return () -> onBus.remove(key);
  }

  /** Tells of each entry into a state until the returned handle is closed. */
  Subscription whenEntered(String state, Consumer<String> listener) {
    Object key = new Object();
    onState.put(
        key,
        (executionArn, entered) -> {
          if (entered.equals(state)) {
            listener.accept(executionArn);
          }
        });
    return () -> onState.remove(key);
  }

  List<JsonNode> busEvents() {
    return busEvents;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /** A message that nobody could work on. */
  record DeadLetter(String queue, JsonNode body, String reason) {}

  /** Ends what it stands for. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
