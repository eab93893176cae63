package dev.baton.engine;

import dev.baton.engine.clock.EngineClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The activities an engine knows, their tasks, and the workers that wait for some. Safe for
 * threads.
 */
public final class Activities {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

  private final EngineClock clock;
  private final Names names;
  private final Map<String, Activity> byArn = new TreeMap<>();
  private final Map<String, Deque<ActivityTask>> waiting = new HashMap<>();
  private final Map<String, Deque<Poll>> polls = new HashMap<>();

  private record Poll(CompletableFuture<@Nullable ActivityTask> answer, @Nullable String worker) {}

  Activities(EngineClock clock, Names names) {
    this.clock = clock;
    this.names = names;
  }

  /**
   * Makes an activity; the same name again changes nothing.
   *
   * @throws EngineException {@code InvalidName}
   */
  public synchronized Activity create(String name) {
    Names.check(name);
    String arn = names.activityArn(name);
    return byArn.computeIfAbsent(arn, key -> new Activity(key, name, clock.now()));
  }

  /**
   * The activity of this ARN.
   *
   * @throws EngineException {@code ActivityDoesNotExist}
   */
  public synchronized Activity get(String arn) {
    Activity activity = byArn.get(arn);
    if (activity == null) {
      throw new EngineException("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }
    return activity;
  }

  public synchronized List<Activity> all() {
    return new ArrayList<>(byArn.values());
  }

  /** Takes an activity out; does nothing when there is none of this ARN. */
  public synchronized void delete(String arn) {
    byArn.remove(arn);
  }

  /**
   * Asks for a task: the answer comes when there is one, or is null after 60 seconds without any.
   *
   * @throws EngineException {@code ActivityDoesNotExist}
   */
  public CompletableFuture<@Nullable ActivityTask> poll(String arn, @Nullable String workerName) {
    Activity activity = get(arn);
    Poll poll = new Poll(new CompletableFuture<>(), workerName);
    ActivityTask task;
    synchronized (this) {
      task = nextOpen(activity.arn());
      if (task == null) {
        polls.computeIfAbsent(activity.arn(), key -> new ArrayDeque<>()).add(poll);
      }
    }
    if (task == null) {
      var timer = clock.at(clock.now().plus(LONGEST_POLL), () -> giveUp(activity.arn(), poll));
      CompletableFuture<Void> unused = poll.answer().thenRun(timer::cancel);
    } else {
      hand(task, poll);
    }
    return poll.answer();
  }

  /** Gives a task to the worker that has waited longest, or keeps it until one asks. */
  void offer(String arn, ActivityTask task) {
    Poll poll;
    synchronized (this) {
      Deque<Poll> line = polls.get(arn);
      poll = line == null ? null : line.poll();
      if (poll == null) {
        waiting.computeIfAbsent(arn, key -> new ArrayDeque<>()).add(task);
      }
    }
    if (poll != null) {
      hand(task, poll);
    }
  }

  private @Nullable ActivityTask nextOpen(String arn) {
    Deque<ActivityTask> line = waiting.get(arn);
    ActivityTask task = line == null ? null : line.poll();
    while (line != null && task != null && !task.isOpen()) {
      task = line.poll();
    }
    return task;
  }

  private static void hand(ActivityTask task, Poll poll) {
    task.taken(poll.worker());
    poll.answer().complete(task);
  }

  private void giveUp(String arn, Poll poll) {
    boolean waited;
    synchronized (this) {
      Deque<Poll> line = polls.get(arn);
      waited = line != null && line.remove(poll);
    }
    if (waited) {
      poll.answer().complete(null);
    }
  }
}
