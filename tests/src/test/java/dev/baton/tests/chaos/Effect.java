package dev.baton.tests.chaos;

import dev.baton.cloud.fault.FaultKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Something that can go wrong: a call that a function or state makes, or the invocation of a
 * function.
 *
 * @param target the function or state
 * @param call {@code service:Action}; empty for the target's own invocation
 */
record Effect(String target, String call) implements Comparable<Effect> {
  /** Each of these puts one more message where nobody can tell it from the first. */
  private static final List<String> NOT_REPEATABLE = List.of("events:PutEvents", "sqs:SendMessage");

  /** The kinds of faults that can strike here. */
  List<FaultKind> kinds() {
    return Arrays.stream(FaultKind.values()).filter(this::canBeStruckBy).toList();
  }

  private boolean canBeStruckBy(FaultKind kind) {
    if (call.isEmpty()) {
      return kind != FaultKind.CONFLICT;
    }
    String[] parts = call.split(":", 2);
    boolean repeats = kind == FaultKind.DUPLICATE && NOT_REPEATABLE.contains(call);
    return !repeats && kind.canStrike(parts[0], parts[1]);
  }

  /** As the command line writes it. */
  String fault(FaultKind kind, int occurrence) {
    return this + ":" + kind.spelling() + "@" + occurrence;
  }

  @Override
  public int compareTo(Effect other) {
    return Comparator.comparing(Effect::target).thenComparing(Effect::call).compare(this, other);
  }

  @Override
  public String toString() {
    return call.isEmpty() ? target : target + "/" + call;
  }
}
