package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.function.Destinations.Outcome;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Invocations whose caller does not wait (type {@code Event}): run in the background, and as often
 * as the function's settings say tried again when they fail, after one and two minutes; a throttled
 * one is no try. How they end goes to the function's destinations. Safe for threads.
 */
final class EventInvocations implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final EngineClock clock;
  private final SeededIds ids;
  private final Destinations destinations;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, EventSettings> settings = new ConcurrentHashMap<>();

  EventInvocations(CloudContext context) {
    clock = context.clock();
    ids = new SeededIds(context.seed(), "event invocations");
    destinations = new Destinations(context);
  }

  private record Event(
      LambdaFunction function, String requestId, byte[] payload, String callerName, Instant came) {}

  /** How far an event has come: tries that reached the function, and refusals in a row. */
  private record Progress(int tries, int throttles) {}

  /**
   * @return the id of the request, the same for all its tries
   */
  String accept(LambdaFunction function, byte[] payload, String callerName) {
    Event event = new Event(function, ids.next(), payload, callerName, clock.now());
    attempt(event, new Progress(0, 0));
    return event.requestId();
  }

  /** The settings of a function; null for one that nobody has configured. */
  @Nullable EventSettings settings(FunctionSpec function) {
    return settings.get(function.name());
  }

  void configure(FunctionSpec function, EventSettings value) {
    settings.put(function.name(), value);
  }

  /** Forgets the settings of a function; false if it has none. */
  boolean reset(FunctionSpec function) {
    return settings.remove(function.name()) != null;
  }

  Instant now() {
    return clock.now();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void attempt(Event event, Progress before) {
    Hold hold = clock.hold("event invocation of " + event.function().spec().name());
    threads.execute(
        Context.current()
            .wrap(
                () -> {
                  try (hold) {
                    run(event, before);
                  }
                }));
  }

  private void run(Event event, Progress before) {
    FunctionSpec function = event.function().spec();
    EventSettings given = settings.getOrDefault(function.name(), EventSettings.unset(event.came()));
    InvocationResult result = invoke(event);
    Progress now =
        result == null
            ? new Progress(before.tries(), before.throttles() + 1)
            : new Progress(before.tries() + 1, 0);
    if (result != null && !result.failed()) {
      end(event, given, now, "Success", result);
      return;
    }
    if (result != null && now.tries() > given.retries()) {
      end(event, given, now, "RetriesExhausted", result);
      return;
    }
    Instant next = clock.now().plus(pause(now));
    if (next.isAfter(event.came().plus(given.maximumAge()))) {
      end(event, given, now, "EventAgeExceeded", result);
    } else {
      clock.at(next, Context.current().wrap(() -> attempt(event, now)));
    }
  }

  /** Null for an invocation that was refused. */
  private static @Nullable InvocationResult invoke(Event event) {
    try {
      return event.function().invoke(event.payload(), event.callerName());
    } catch (AwsException e) {
      return e.status() == 429
          ? null
          : InvocationResult.failed(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static Duration pause(Progress now) {
    if (now.throttles() == 0) {
      return Duration.ofMinutes(now.tries());
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(now.throttles() - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void end(
      Event event,
      EventSettings given,
      Progress now,
      String condition,
      @Nullable InvocationResult result) {
    FunctionSpec function = event.function().spec();
    Outcome outcome =
        new Outcome(function, event.requestId(), event.payload(), now.tries(), condition, result);
    String destination = outcome.success() ? given.onSuccess() : given.onFailure();
    if (destination != null) {
      destinations.send(destination, outcome);
    }
    String deadLetters = function.deadLetterArn();
    if (deadLetters != null && !outcome.success()) {
      destinations.setAside(deadLetters, outcome);
    }
  }
}
