package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.cloud.CloudListener;
import dev.baton.cloud.iam.Refusal;
import dev.baton.console.live.Json;
import dev.baton.console.live.LivePrinter;
import dev.baton.engine.HistoryEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers what a run needs to know of what happens in its cloud. Safe for threads. */
final class Observer implements CloudListener {

  /** An execution as far as it was seen. */
  record Seen(String arn, JsonNode input, AtomicInteger transitions) {

    /** Whether another execution started it. */
    boolean isChild() {
      return input.has("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID");
    }
  }

  /** A message that nobody could work on, with a code and a sentence that say why. */
  record DeadLetter(String body, String code, String sentence) {

    /** Reads a reason of the form {@code code: sentence}. */
    static DeadLetter of(String body, String reason) {
      int colon = reason.indexOf(": ");
      String code = colon < 0 ? "" : reason.substring(0, colon);
      if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        return new DeadLetter(body, "internal", reason);
      }
      String sentence = reason.substring(colon + 2);
      String again = code + ": ";
      return new DeadLetter(
          body, code, sentence.startsWith(again) ? sentence.substring(again.length()) : sentence);
    }
  }

  private final Map<String, Seen> executions = new ConcurrentHashMap<>();
  private final List<Seen> inOrder = new CopyOnWriteArrayList<>();
  private final Map<String, JsonNode> objectEvents = new ConcurrentHashMap<>();
  private final List<JsonNode> duplicates = new CopyOnWriteArrayList<>();
  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
  private final @Nullable LivePrinter printer;
  private volatile Consumer<JsonNode> approvals = event -> {};
  private volatile Consumer<JsonNode> repetitions = event -> {};

  Observer(@Nullable LivePrinter printer) {
    this.printer = printer;
  }

  /** Who hears of requests for approval; must be quick. */
  void onApprovalRequested(Consumer<JsonNode> reviewer) {
    approvals = reviewer;
  }

  /** Who hears of documents that were sent in again. */
  void onDuplicate(Consumer<JsonNode> listener) {
    repetitions = listener;
  }

  @Override
  public void onExecutionEvent(String executionArn, HistoryEvent event) {
    if (event.type().equals("ExecutionStarted")) {
      JsonNode details = event.details() == null ? MissingNode.getInstance() : event.details();
      JsonNode input = Json.parse(details.path("input").asText(""));
      Seen seen = new Seen(executionArn, input, new AtomicInteger());
      executions.put(executionArn, seen);
      inOrder.add(seen);
    } else if (event.type().endsWith("StateEntered")) {
      Seen seen = executions.get(executionArn);
      if (seen != null) {
        seen.transitions().incrementAndGet();
      }
    }
    if (printer != null) {
      printer.onEvent(executionArn, event);
    }
  }

  @Override
  public void onBusEvent(String bus, JsonNode event) {
    String type = event.path("detail-type").asText();
    JsonNode detail = event.path("detail");
    switch (type) {
      case "Object Created" -> objectEvents.put(detail.path("object").path("key").asText(), event);
      case "DocumentDuplicate" -> {
        duplicates.add(detail);
        repetitions.accept(detail);
      }
      case "ApprovalRequested" -> approvals.accept(detail);
      default -> {}
    }
  }

  @Override
  public void onDeadLetter(String queue, JsonNode body, String reason) {
    String text = body.isTextual() ? body.asText() : body.toString();
    DeadLetter letter = DeadLetter.of(text, reason);
    deadLetters.add(letter);
    if (printer != null) {
      printer.note("dead-letter queue", letter.code(), "received", letter.sentence());
    }
  }

  @Override
  public void onRefused(Refusal refusal) {
    if (printer != null) {
      printer.say("refused: " + refusal.message());
      printer.say("  " + refusal.remedy());
    }
  }

  /** The execution that works on an object. */
  @Nullable Seen executionOf(String objectKey) {
    return inOrder.stream()
        .filter(seen -> seen.input().path("document").path("key").asText().equals(objectKey))
        .findFirst()
        .orElse(null);
  }

  /** All executions, in the order in which they started. */
  List<Seen> executions() {
    return inOrder;
  }

  /** The event of an upload as it came on the default bus. */
  @Nullable JsonNode objectEvent(String objectKey) {
    return objectEvents.get(objectKey);
  }

  /** The event that told that an object was sent in again. */
  @Nullable JsonNode duplicateOf(String objectKey) {
    return duplicates.stream()
        .filter(detail -> detail.path("key").asText().equals(objectKey))
        .findFirst()
        .orElse(null);
  }

  /** The message that reached a dead-letter queue last. */
  @Nullable DeadLetter lastDeadLetter() {
    return deadLetters.isEmpty() ? null : deadLetters.get(deadLetters.size() - 1);
  }

  @Nullable DeadLetter deadLetterAbout(String objectKey) {
    return deadLetters.stream()
        .filter(letter -> letter.body().contains(objectKey))
        .findFirst()
        .orElse(null);
  }
}
