package dev.baton.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.live.Scope.Activation;
import dev.baton.console.live.Scope.Position;
import dev.baton.engine.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one execution's history and says what happened, state by state. Events find their place
 * by the event they follow from, so interleaved iterations stay apart. Guarded by its printer.
 */
final class ExecutionTrace {
  private final LongSupplier nanos;
  private final Consumer<Line> lines;
  private final Map<Long, Position> positions = new HashMap<>();
  private final Map<Long, Line> awaitingNext = new HashMap<>();
  private @Nullable Instant started;
  private int transitions;

  /**
   * @param nanos the time of the machine, for states in which virtual time stands still
   */
  ExecutionTrace(LongSupplier nanos, Consumer<Line> lines) {
    this.nanos = nanos;
    this.lines = lines;
  }

  void accept(HistoryEvent event) {
    Position before = positions.getOrDefault(event.previousEventId(), Position.START);
    positions.put(event.id(), after(event, before));
  }

  private Position after(HistoryEvent event, Position before) {
    String type = event.type();
    if (type.endsWith("StateEntered")) {
      return entered(event, before);
    }
    if (type.endsWith("StateExited")) {
      return exited(event, before);
    }
    if (type.startsWith("Execution")) {
      return execution(event, before);
    }
    if (type.startsWith("Map") || type.startsWith("Parallel")) {
      return container(event, before);
    }
    if (before.state() != null) {
      task(event, before.state());
    }
    return before;
  }

  private Position entered(HistoryEvent event, Position before) {
    transitions++;
    String name = text(event, "name");
    Line waiting = awaitingNext.remove(event.previousEventId());
    if (waiting != null) {
      lines.accept(withNext(waiting, name));
    }
    String type = event.type().substring(0, event.type().length() - "StateEntered".length());
    Activation state =
        new Activation(before.scope(), type, name, event.timestamp(), nanos.getAsLong());
    if (type.equals("Fail")) {
      emit(state, "failed", Style.BAD, "");
    }
    return new Position(before.scope(), state);
  }

  private Position exited(HistoryEvent event, Position before) {
    Position position = before;
    Activation state = position.state();
    if (state == null || !state.name.equals(text(event, "name"))) {
      position = before.container();
      state = position.state();
    }
    if (state == null) {
      return before;
    }
    state.exited = true;
    if (state.error != null) {
      String caught = Columns.errorName(state.error);
      awaitingNext.put(event.id(), line(state, "caught", Style.WARNING, caught));
    } else if (state.type.equals("Choice")) {
      awaitingNext.put(event.id(), line(state, "", Style.PLAIN, ""));
    } else if (state.type.equals("Succeed")) {
      emit(state, "reached", Style.GOOD, "");
    } else {
      String attempt = state.attempts > 1 ? ", attempt " + state.attempts : "";
      emit(state, "ok", Style.GOOD, took(state, event.timestamp()) + attempt);
    }
    return position;
  }

  private Position execution(HistoryEvent event, Position before) {
    if (event.type().equals("ExecutionStarted")) {
      started = event.timestamp();
      return Position.START;
    }
    awaitingNext.values().forEach(lines);
    awaitingNext.clear();
    String status = status(event.type());
    boolean good = status.equals("SUCCEEDED");
    Instant start = started == null ? event.timestamp() : started;
    Duration total = Duration.between(start, event.timestamp());
    String detail = transitions + " transitions" + (isZero(total) ? "" : ", " + time(total));
    if (!good) {
      detail = failure(event);
    }
    lines.accept(new Line(0, "", status, good ? Style.STRONG : Style.BAD, detail));
    return before;
  }

  private Position container(HistoryEvent event, Position before) {
    switch (event.type()) {
      case "MapStateStarted" -> {
        Activation map = before.state();
        if (map != null) {
          long length = event.details() == null ? 0 : event.details().path("length").asLong();
          emit(map, "begins", Style.PLAIN, length == 1 ? "1 item" : length + " items");
        }
        return before;
      }
      case "ParallelStateStarted" -> {
        Activation parallel = before.state();
        if (parallel != null) {
          emit(parallel, "begins", Style.PLAIN, "");
        }
        return new Position(new Scope(parallel, before.scope().depth() + 1, ""), null);
      }
      case "MapIterationStarted" -> {
        Position map = before.container();
        String prefix =
            "[" + (event.details() == null ? "?" : event.details().path("index")) + "] ";
        return new Position(new Scope(map.state(), map.scope().depth() + 1, prefix), null);
      }
      default -> {
        Position position = before.container();
        Activation state = position.state();
        if (state != null && event.type().matches("(Map|Parallel)StateFailed")) {
          failed(event, state);
        }
        return position;
      }
    }
  }

  private void task(HistoryEvent event, Activation state) {
    String type = event.type();
    if (type.endsWith("Scheduled") && state.failedAt != null) {
      state.attempts++;
      Duration delay = Duration.between(state.failedAt, event.timestamp());
      state.error = null;
      state.failedAt = null;
      emit(state, "retry " + (state.attempts - 1), Style.WARNING, "after " + time(delay));
    } else if (type.endsWith("Failed") || type.endsWith("TimedOut")) {
      failed(event, state);
    } else if (type.equals("TaskSubmitted") && waitsForSomeone(event)) {
      emit(state, "waits", Style.PLAIN, waitsFor(event));
    }
  }

  private void failed(HistoryEvent event, Activation state) {
    String error = text(event, "error");
    state.error = error.isEmpty() ? event.type() : error;
    state.failedAt = event.timestamp();
    Duration virtual = Duration.between(state.entered, event.timestamp());
    String after = error.equals("States.Timeout") ? ", after " + time(virtual) : "";
    emit(state, "failed", Style.BAD, failure(event) + after);
  }

  private static boolean waitsForSomeone(HistoryEvent event) {
    String resource = text(event, "resource");
    return resource.contains(".sync") || resource.contains(".waitForTaskToken");
  }

  private static String waitsFor(HistoryEvent event) {
    String resource = text(event, "resource");
    return resource.contains(".sync") ? "for what it started" : "for its task token";
  }

  private String took(Activation state, Instant end) {
    Duration virtual = Duration.between(state.entered, end);
    return isZero(virtual)
        ? time(Duration.ofNanos(nanos.getAsLong() - state.enteredNanos))
        : time(virtual);
  }

  private static boolean isZero(Duration duration) {
    return duration.toMillis() == 0;
  }

  private static String time(Duration duration) {
    return Durations.text(duration);
  }

  private static String failure(HistoryEvent event) {
    return Columns.errorName(text(event, "error")) + reason(text(event, "cause"));
  }

  /** The sentence in a cause: a function's is JSON with errorMessage. */
  private static String reason(String cause) {
    String sentence = Json.member(cause, "errorMessage");
    return sentence.isEmpty() ? "" : ": " + sentence;
  }

  private static String status(String type) {
    return switch (type) {
      case "ExecutionSucceeded" -> "SUCCEEDED";
      case "ExecutionTimedOut" -> "TIMED_OUT";
      case "ExecutionAborted" -> "ABORTED";
      default -> "FAILED";
    };
  }

  private void emit(Activation state, String outcome, Style style, String detail) {
    lines.accept(line(state, outcome, style, detail));
  }

  private static Line line(Activation state, String outcome, Style style, String detail) {
    return new Line(state.scope.depth(), state.subject(), outcome, style, detail);
  }

  private static Line withNext(Line line, String next) {
    String detail = line.detail().isEmpty() ? "-> " + next : line.detail() + " -> " + next;
    return new Line(line.depth(), line.subject(), line.outcome(), line.style(), detail);
  }

  private static String text(HistoryEvent event, String member) {
    ObjectNode details = event.details();
    JsonNode value = details == null ? MissingNode.getInstance() : details.path(member);
    return value.asText("");
  }
}
