package dev.baton.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the start of a cloud took, as it goes on. */
final class StartTimes {
  private final List<StartStep> steps = new ArrayList<>();
  private final Map<String, Duration> services = new ConcurrentHashMap<>();
  private long last = System.nanoTime();

  List<StartStep> steps() {
    return List.copyOf(steps);
  }

  /** Ends a step, which began where the one before ended, with the services started within. */
  void done(String name) {
    long now = System.nanoTime();
    List<StartStep> within =
        services.entrySet().stream()
            .map(each -> new StartStep(each.getKey(), each.getValue(), List.of()))
            .sorted(Comparator.comparing(StartStep::took).reversed())
            .toList();
    services.clear();
    steps.add(new StartStep(name, Duration.ofNanos(now - last), within));
    last = now;
  }

  /** Starts a part, and keeps what it took if it is a service. */
  void start(CloudPart part) {
    long begun = System.nanoTime();
    part.start();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    part.services().forEach(service -> services.merge(service.name(), took, Duration::plus));
  }
}
