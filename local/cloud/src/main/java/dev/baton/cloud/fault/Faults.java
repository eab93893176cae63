package dev.baton.cloud.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults asked for, with how often each has been met. Safe for threads. */
public final class Faults {
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
   * @throws IllegalArgumentException naming each whose function or state does not exist
   */
  public void requireTargets(Set<String> known) {
    List<String> unknown =
        faults.stream()
            .map(Counted::fault)
            .filter(fault -> !known.contains(fault.target()))
            .map(fault -> "\"" + fault + "\": there is no function or state " + fault.target())
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", unknown) + "; there are " + String.join(", ", known));
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
