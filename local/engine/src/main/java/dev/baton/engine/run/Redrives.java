package dev.baton.engine.run;

import dev.baton.engine.EngineException;
import dev.baton.engine.Execution;
import dev.baton.engine.RedriveStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How often one execution was redriven, and whether it may be again. Guarded by itself, but for the
 * volatile fields.
 *
 * <p>See "Restarting state machine executions with redrive" in the Step Functions guide.
 */
final class Redrives {
  private static final int MOST = 1_000;
  private static final int EVENTS_LEFT_BELOW = 24_999;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long PERIOD_MILLIS = 14 * DAY_MILLIS;
  private static final long LONGEST_MILLIS = 365 * DAY_MILLIS;
  private static final int TOKENS = 10;
  private static final long TOKEN_MILLIS = 900_000;

  private @Nullable Deque<Token> tokens;
  private volatile int count;
  private volatile long lastMillis;

  /** A request that is not to be repeated. */
  private record Token(String text, Instant at) {}

  int count() {
    return count;
  }

  @Nullable Instant last() {
    return count == 0 ? null : Instant.ofEpochMilli(lastMillis);
  }

  /** Redrives the execution; the same token again changes nothing. Returns when it was redriven. */
  Instant take(Run run, @Nullable String clientToken) {
    Instant now = Instant.ofEpochMilli(run.host.clock().millis());
    Instant before = admit(run, clientToken, now);
    if (before != null) {
      return before;
    }
    run.goOn(count);
    return now;
  }

  /** Notes a redrive; when it was done before, on account of the same token, tells when. */
  private synchronized @Nullable Instant admit(Run run, @Nullable String token, Instant now) {
    Instant before = whenUsed(token, now);
    if (before != null) {
      return before;
    }
    String reason = reasonAgainst(run);
    if (reason == null && isMapChild(run)) {
      reason = "Execution is redrivable by its Map Run.";
    }
    if (reason != null) {
      throw new EngineException(
          "ExecutionNotRedrivable", "Execution Not Redrivable: '" + reason + "'");
    }
    note(run, now.toEpochMilli());
    if (token != null) {
      keep(new Token(token, now));
    }
    return null;
  }

  private @Nullable Instant whenUsed(@Nullable String token, Instant now) {
    if (tokens != null) {
      tokens.removeIf(used -> used.at.plusMillis(TOKEN_MILLIS).isBefore(now));
      for (Token used : tokens) {
        if (used.text.equals(token)) {
          return used.at;
        }
      }
    }
    return null;
  }

  private void keep(Token token) {
    Deque<Token> last = tokens == null ? new ArrayDeque<>() : tokens;
    last.addLast(token);
    if (last.size() > TOKENS) {
      last.removeFirst();
    }
    tokens = last;
  }

  /** Redrives a child of a Map Run, which needs no leave. */
  void takeAsMapChild(Run run) {
    note(run, run.host.clock().millis());
    run.goOn(count);
  }

  private synchronized void note(Run run, long now) {
    run.reopen();
    lastMillis = now;
    count++;
  }

  RedriveStatus status(Run run) {
    if (reasonAgainst(run) != null) {
      return RedriveStatus.NOT_REDRIVABLE;
    }
    return isMapChild(run) ? RedriveStatus.REDRIVABLE_BY_MAP_RUN : RedriveStatus.REDRIVABLE;
  }

  /** The executions of a Map Run belong to a machine with the Map's label after a slash. */
  private static boolean isMapChild(Execution execution) {
    return execution.stateMachineArn().indexOf('/') >= 0;
  }

  /** Why the execution cannot be redriven, in the words of Step Functions; null when it can. */
  @Nullable String reasonAgainst(Run run) {
    Instant stop = run.stopDate();
    if (stop == null) {
      return "Execution is RUNNING and cannot be redriven.";
    }
    return switch (run.status()) {
      case RUNNING, SUCCEEDED, PENDING_REDRIVE ->
          "Execution is " + run.status() + " and cannot be redriven.";
      case FAILED, TIMED_OUT, ABORTED -> reasonAgainst(run, stop);
    };
  }

  private @Nullable String reasonAgainst(Run run, Instant stop) {
    long now = run.host.clock().millis();
    if (!run.host.exists(run.stateMachineArn()) && !isMapChild(run)) {
      return "State machine is in DELETING status.";
    }
    if (run.history().count() >= EVENTS_LEFT_BELOW) {
      return "Execution history event limit exceeded.";
    }
    if (now - run.startDate().toEpochMilli() > LONGEST_MILLIS) {
      return "Execution has exceeded the max execution time.";
    }
    if (now - stop.toEpochMilli() > PERIOD_MILLIS) {
      return "Execution redrivable period exceeded.";
    }
    return count >= MOST ? "Execution redrive limit exceeded." : null;
  }
}
