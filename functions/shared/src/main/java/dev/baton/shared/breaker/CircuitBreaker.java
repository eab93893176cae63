package dev.baton.shared.breaker;

import dev.baton.shared.breaker.BreakerState.Counts;
import dev.baton.shared.errors.DependencyException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the calls of one dependency, together with every other breaker of the same name. All that
 * it knows is in the table; each decision is one conditional write, so that of many callers in
 * half-open exactly one makes the probe, and a probe that comes back after its lease was given to
 * another changes nothing.
 */
public final class CircuitBreaker implements Guard {
  /** The code of the error that a refused call ends with. */
  public static final String REFUSED = "circuit-open";

  private static final Logger LOG = LoggerFactory.getLogger("dev.baton");

  private final String name;
  private final BreakerSettings settings;
  private final BreakerStore store;
  private final BreakerListener listener;
  private final Clock clock;
  private final Supplier<String> holders;

  /** {@code holders} gives each probe a name that nobody else has. */
  CircuitBreaker(
      String name,
      BreakerSettings settings,
      BreakerStore store,
      BreakerListener listener,
      Sources sources) {
    this.name = name;
    this.settings = settings;
    this.store = store;
    this.listener = listener;
    this.clock = sources.clock();
    this.holders = sources.holders();
  }

  /** Time, and names for the holders of probes that nobody else has. */
  record Sources(Clock clock, Supplier<String> holders) {}

  /** Makes a call, or refuses it with a {@link DependencyException} {@value #REFUSED}. */
  @Override
  public <T> T call(Supplier<T> guarded) {
    Permit permit = ask();
    Outcome outcome = Outcome.UNKNOWN;
    try {
      T result = guarded.get();
      outcome = Outcome.ANSWERED;
      return result;
    } catch (RuntimeException e) {
      outcome = Outcome.of(e);
      throw e;
    } finally {
      report(permit, outcome);
    }
  }

  /** Leave to make one call; whoever gets it {@link #report}s how the call went. */
  public Permit ask() {
    BreakerState state;
    @Nullable Permit permit;
    try {
      state = store.read(name, clock.instant());
      announce(state);
      permit = permit(state);
    } catch (RuntimeException e) {
      return withoutTable(e);
    }
    if (permit == null) {
      throw new DependencyException(
          REFUSED, name + " is down, calls are refused; it is tried again in a while");
    }
    return permit;
  }

  /**
   * Tells how the call went. The call itself is over: a table that is down changes nothing of it.
   */
  public void report(Permit permit, Outcome outcome) {
    if (!permit.guarded()) {
      return;
    }
    try {
      if (permit.probe() != null) {
        reportProbe(permit, outcome);
      } else if (outcome != Outcome.UNKNOWN) {
        count(outcome == Outcome.FAILED);
      }
    } catch (RuntimeException e) {
      LOG.warn("A call of {} was not counted: {}", name, e.getClass().getSimpleName());
    }
  }

  private Permit withoutTable(RuntimeException e) {
    LOG.warn("The breaker of {} is not known: {}", name, e.getClass().getSimpleName());
    if (settings.letThrough()) {
      return new Permit(name, 0, null, false);
    }
    throw new DependencyException(
        "circuit-unknown", "the table of breakers cannot be reached, and " + name + " is guarded");
  }

  private @Nullable Permit permit(BreakerState state) {
    Instant now = clock.instant();
    return switch (state.phase()) {
      case CLOSED -> {
        rotate(state, now);
        yield new Permit(name, state.version(), null, true);
      }
      case OPEN -> {
        if (isBeyond(state.until(), now.plus(settings.openFor()))) {
          store.replace(state.endingAt(now.plus(settings.openFor())));
          yield null;
        }
        yield now.isBefore(state.until()) ? null : probe(state, now);
      }
      case HALF_OPEN -> {
        if (state.probe() == null) {
          yield probe(state, now);
        }
        if (isBeyond(state.until(), now.plus(settings.probeLease()))) {
          store.replace(state.endingAt(now.plus(settings.probeLease())));
          yield null;
        }
        boolean lost = now.isAfter(state.until().plus(settings.clockSkew()));
        yield lost ? probe(state, now) : null;
      }
    };
  }

  /** An end that no honest clock can have set: it would keep everybody waiting. */
  private boolean isBeyond(Instant end, Instant latest) {
    return end.isAfter(latest.plus(settings.clockSkew()));
  }

  private @Nullable Permit probe(BreakerState state, Instant now) {
    String holder = holders.get();
    BreakerState next = state.probed(now, now.plus(settings.probeLease()), holder);
    boolean mine = store.replace(next);
    if (!mine) {
      // A write whose reply was lost is refused when the client repeats it, and is ours all the
      // same.
      BreakerState there = store.read(name, now);
      mine = there.version() == next.version() && holder.equals(there.probe());
    }
    if (mine) {
      announce(next);
    }
    return mine ? new Permit(name, next.version(), holder, true) : null;
  }

  private void reportProbe(Permit permit, Outcome outcome) {
    Instant now = clock.instant();
    BreakerState state = store.read(name, now);
    if (state.version() != permit.version()) {
      return; // the lease was lost, and what others found out since counts
    }
    switch (outcome) {
      case FAILED -> change(state.opened(now, now.plus(settings.openFor()), "the probe failed"));
      case UNKNOWN -> store.replace(state.released(now, state.successes()));
      case ANSWERED -> {
        int successes = state.successes() + 1;
        if (successes >= settings.successes()) {
          change(state.closed(now, successes + " probes in a row succeeded"));
        } else {
          store.replace(state.released(now, successes));
        }
      }
    }
  }

  private void count(boolean failed) {
    Instant now = clock.instant();
    BreakerState state = store.read(name, now);
    for (int attempt = 0; attempt < 3 && state.phase() == Phase.CLOSED; attempt++) {
      BreakerState counted = store.count(state, failed);
      if (counted != null) {
        if (failed) {
          openIfDue(counted, now);
        }
        return;
      }
      state = store.read(name, now);
    }
  }

  private void openIfDue(BreakerState state, Instant now) {
    double calls = sliding(state, now, true);
    double failures = sliding(state, now, false);
    boolean many = settings.failures() > 0 && failures >= settings.failures();
    boolean most =
        calls >= settings.minimumCalls() && failures * 100 >= calls * settings.failurePercent();
    if (many || most) {
      String why =
          "%d of %d calls failed within %d s"
              .formatted(Math.round(failures), Math.round(calls), settings.window().toSeconds());
      change(state.opened(now, now.plus(settings.openFor()), why));
    }
  }

  /** The window under way, and the part of the one before that is less than a window ago. */
  private double sliding(BreakerState state, Instant now, boolean calls) {
    long passed = now.toEpochMilli() - state.window().start().toEpochMilli();
    double left = 1 - Math.clamp((double) passed / settings.window().toMillis(), 0, 1);
    Counts current = state.window().counts();
    Counts before = state.previous();
    return calls
        ? current.calls() + left * before.calls()
        : current.failures() + left * before.failures();
  }

  private void rotate(BreakerState state, Instant now) {
    Instant start = state.window().start();
    Instant end = start.plus(settings.window());
    if (isBeyond(start, now) || !now.isBefore(end)) {
      boolean adjacent = now.isBefore(end.plus(settings.window())) && !isBeyond(start, now);
      store.replace(state.rotated(now, adjacent ? state.window().counts() : Counts.NONE));
    }
  }

  private void change(BreakerState next) {
    if (store.replace(next)) {
      announce(next);
    }
  }

  /** Whoever finds a change unannounced announces it: its author may have died meanwhile. */
  private void announce(BreakerState state) {
    if (state.announced()) {
      return;
    }
    try {
      listener.changed(
          new BreakerStateChanged(
              name,
              state.phase().name(),
              name + "#" + state.since().toEpochMilli() + "#" + state.phase(),
              state.reason(),
              state.since().toString()));
      store.announced(state);
    } catch (RuntimeException e) {
      LOG.warn("A change of {} is announced later: {}", name, e.getClass().getSimpleName());
    }
  }
}
