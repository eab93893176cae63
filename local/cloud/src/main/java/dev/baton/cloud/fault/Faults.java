package dev.baton.cloud.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults asked for, with how often each has been met. Safe for threads. */
public final class Faults {
  /** Stands for the calls of a function of which nobody knows what it may call. */
  public static final String ANY_CALL = "*";

  private record Counted(Fault fault, AtomicInteger met) {}

  private final List<Counted> faults = new ArrayList<>();

  public Faults(List<Fault> asked) {
    asked.forEach(fault -> faults.add(new Counted(fault, new AtomicInteger())));
  }

  /**
   * What goes wrong with this call of a service, if anything; counts the call.
   *
   * @param name of the function or state that calls
   */
  public @Nullable FaultKind of(String name, String service, String action) {
    return first(fault -> fault.concerns(name, service, action));
  }

  /**
   * What goes wrong with this invocation of a function, if anything; counts it.
   *
   * @param caller the state that invokes, as faults may name it instead of the function; the same
   *     for a state that is struck itself
   */
  public @Nullable FaultKind ofInvocation(String function, String caller) {
    return first(
        fault -> fault.concerns(function, null, null) || fault.concerns(caller, null, null));
  }

  /**
   * Refuses faults that could never happen.
   *
   * @param effects the calls that each function or state may make, as {@code service:Action};
   *     {@link #ANY_CALL} where that is not known
   * @throws IllegalArgumentException naming each with what there is instead
   */
  public void requireTargets(Map<String, Set<String>> effects) {
    List<String> wrong = new ArrayList<>();
    for (Counted counted : faults) {
      Fault fault = counted.fault();
      Set<String> known = effects.get(fault.target());
      if (known == null) {
        wrong.add(
            "\"%s\": there is no function or state %s; there are %s"
                .formatted(fault, fault.target(), String.join(", ", effects.keySet())));
      } else if (fault.service() != null
          && !known.contains(ANY_CALL)
          && known.stream().noneMatch(fault::reaches)) {
        wrong.add(
            "\"%s\": %s never calls %s:%s; it calls %s"
                .formatted(
                    fault,
                    fault.target(),
                    fault.service(),
                    fault.action(),
                    known.isEmpty() ? "no service" : String.join(", ", known)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  /** Those that have not happened, because no such call was made. */
  public List<Fault> unmet() {
    return faults.stream()
        .filter(counted -> counted.met().get() < Math.max(1, counted.fault().occurrence()))
        .map(Counted::fault)
        .toList();
  }

  private @Nullable FaultKind first(Predicate<Fault> concerned) {
    FaultKind found = null;
    for (Counted counted : faults) {
      Fault fault = counted.fault();
      if (concerned.test(fault)) {
        int count = counted.met().incrementAndGet();
        if (found == null && (fault.occurrence() == 0 || fault.occurrence() == count)) {
          found = fault.kind();
        }
      }
    }
    return found;
  }
}
