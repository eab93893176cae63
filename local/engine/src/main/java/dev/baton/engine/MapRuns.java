package dev.baton.engine;

import dev.baton.engine.run.MapRunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The runs of distributed Maps an engine knows. Safe for threads. */
final class MapRuns {
  private final Map<String, MapRunRecord> byArn = new ConcurrentHashMap<>();
  private final Queue<String> oldestFirst = new ConcurrentLinkedQueue<>();
  private final int kept;

  MapRuns(int kept) {
    this.kept = kept;
  }

  void add(MapRunRecord run) {
    byArn.put(run.arn(), run);
    oldestFirst.add(run.arn());
    while (byArn.size() > kept) {
      String oldest = oldestFirst.poll();
      MapRunRecord old = oldest == null ? null : byArn.get(oldest);
      if (old == null) {
        return;
      }
      if (old.status() == MapRun.Status.RUNNING) {
        oldestFirst.add(old.arn());
        return;
      }
      byArn.remove(old.arn());
    }
  }

  MapRunRecord get(String arn) {
    MapRunRecord run = byArn.get(arn);
    if (run != null) {
      return run;
    }
    if (!arn.startsWith("arn:") || !arn.contains(":mapRun:")) {
      throw new EngineException("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    throw new EngineException("ResourceNotFound", "Resource not found: '" + arn + "'");
  }

  /** The runs an execution started, newest first. */
  List<MapRun> of(String executionArn) {
    List<MapRun> found = new ArrayList<>();
    for (MapRunRecord run : byArn.values()) {
      if (run.executionArn().equals(executionArn)) {
        found.add(run);
      }
    }
    found.sort(Comparator.comparing(MapRun::startDate).reversed());
    return found;
  }

  void update(MapRunUpdate update) {
    MapRunRecord run = get(update.mapRunArn());
    check(update.maxConcurrency(), "maxConcurrency");
    check(update.toleratedFailureCount(), "toleratedFailureCount");
    Double percentage = update.toleratedFailurePercentage();
    if (percentage != null && (percentage < 0 || percentage > 100)) {
      throw refused(
          percentage,
          "toleratedFailurePercentage",
          percentage < 0 ? "greater than or equal to 0" : "less than or equal to 100");
    }
    if (run.status() != MapRun.Status.RUNNING) {
      throw new EngineException(
          "ValidationException", "Map Run is not in a state to be updated: " + run.status());
    }
    run.update(update);
  }

  private static void check(@Nullable Long value, String name) {
    if (value != null && value < 0) {
      throw refused(value, name, "greater than or equal to 0");
    }
  }

  private static EngineException refused(Object value, String name, String bound) {
    return new EngineException(
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                .formatted(value, name)
            + " have value "
            + bound);
  }
}
