package dev.baton.tests.chaos;

import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal.Kind;
import dev.baton.tests.cloud.TestCloud;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Notes at the door each effect of the functions and states, and how often a run has it. */
final class Recorder {
  private final Map<Effect, Integer> counts = new ConcurrentSkipListMap<>();

  Recorder(TestCloud cloud) {
    cloud.observeCalls(this::note);
  }

  private void note(AwsRequest request) {
    Kind kind = request.caller().kind();
    if (kind == Kind.FUNCTION || kind == Kind.STATE_MACHINE) {
      String name = request.caller().name();
      counts.merge(new Effect(name, request.service() + ":" + request.action()), 1, Integer::sum);
      if (kind == Kind.FUNCTION || request.service().equals("lambda")) {
        counts.putIfAbsent(new Effect(name, ""), 1);
      }
    }
  }

  /** The effects since the last time, with their numbers. */
  Map<Effect, Integer> take() {
    Map<Effect, Integer> taken = new TreeMap<>(counts);
    counts.clear();
    return taken;
  }

  /** The functions and states that have effects. */
  static Set<String> targets(Map<Effect, ?> effects) {
    Set<String> targets = new java.util.TreeSet<>();
    effects.keySet().forEach(effect -> targets.add(effect.target()));
    return targets;
  }
}
