package dev.baton.cloud.sqs;

import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import dev.baton.engine.clock.Timer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows when each message can next be received, and wakes whoever drains a queue at that moment:
 * nobody polls. Virtual time stands still from the moment at which a message can be received until
 * the one who drains the queue has looked. Safe for threads; all state is guarded by this object.
 */
public final class Deliveries implements AutoCloseable {

  /** Hears of messages that a redrive policy moved. */
  @FunctionalInterface
  interface DeadLetters {
    void moved(String queue, String body, String source);
  }

  /** Sorts after every message id. */
  private static final String LAST = "\uffff";

  private final EngineClock clock;
  private final Map<String, Line> lines = new HashMap<>();
  private DeadLetters deadLetters = (queue, body, source) -> {};
  private boolean closed;

  Deliveries(EngineClock clock) {
    this.clock = clock;
  }

  void onDeadLetter(DeadLetters listener) {
    deadLetters = listener;
  }

  void deadLettered(String queue, String body, String source) {
    deadLetters.moved(queue, body, source);
  }

  /**
   * Has {@code drain} run, on a thread of its own, whenever the queue has something to receive; it
   * shall receive until nothing comes. Never runs twice at once for the same queue.
   */
  public synchronized void drainWith(String queue, Runnable drain) {
    Line line = line(queue);
    line.drain = drain;
    line.changes++;
    line.look();
  }

  /** Nobody drains the queue any longer. */
  public synchronized void stopDraining(String queue) {
    Line line = line(queue);
    line.drain = null;
    line.look();
  }

  synchronized void due(String queue, String message, long millis) {
    Line line = line(queue);
    Due due = new Due(millis, message);
    Due before = line.byMessage.put(message, due);
    if (before != null) {
      line.inOrder.remove(before);
    }
    line.inOrder.add(due);
    line.changes++;
    line.look();
  }

  synchronized void gone(String queue, String message) {
    Line line = line(queue);
    Due before = line.byMessage.remove(message);
    if (before != null) {
      line.inOrder.remove(before);
      line.changes++;
      line.look();
    }
  }

  synchronized void forget(String queue) {
    Line line = lines.remove(queue);
    if (line != null) {
      line.drain = null;
      line.look();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    lines.values().forEach(Line::look);
  }

  private Line line(String queue) {
    return lines.computeIfAbsent(queue, Line::new);
  }

  private record Due(long millis, String message) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(millis, other.millis);
      return byTime != 0 ? byTime : message.compareTo(other.message);
    }
  }

  /** One queue's messages by the moment of their next delivery. */
  private final class Line {
    final String queue;
    final Map<String, Due> byMessage = new HashMap<>();
    final TreeSet<Due> inOrder = new TreeSet<>();
    @Nullable Runnable drain;
    @Nullable Timer timer;
    long timerMillis;
    boolean draining;

    /** Changes seen so far; a drain that changes nothing is not repeated until something does. */
    long changes;

    long changesDrained = -1;

    Line(String queue) {
      this.queue = queue;
    }

    /** Starts a drain if something can be received, else sets the timer for when it can. */
    void look() {
      if (draining) {
        return;
      }
      if (closed || drain == null || inOrder.isEmpty()) {
        setTimer(Long.MAX_VALUE);
        return;
      }
      long now = clock.millis();
      if (inOrder.first().millis <= now && changes != changesDrained) {
        setTimer(Long.MAX_VALUE);
        startDraining(drain);
      } else {
        Due next = inOrder.higher(new Due(now, LAST));
        setTimer(next == null ? Long.MAX_VALUE : next.millis);
      }
    }

    private void startDraining(Runnable work) {
      draining = true;
      changesDrained = changes;
      Hold hold = clock.hold("messages in " + queue);
      Thread.ofVirtual().name("drain-" + queue).start(() -> run(work, hold));
    }

    private void run(Runnable work, Hold hold) {
      try (hold) {
        try {
          work.run();
        } finally {
          synchronized (Deliveries.this) {
            draining = false;
            look();
          }
        }
      }
    }

    private void setTimer(long millis) {
      if (timer != null && timerMillis == millis) {
        return;
      }
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
      timerMillis = millis;
      if (millis != Long.MAX_VALUE) {
        timer = clock.at(Instant.ofEpochMilli(millis), this::rung);
      }
    }

    private void rung() {
      synchronized (Deliveries.this) {
        timer = null;
        changes++;
        look();
      }
    }
  }
}
