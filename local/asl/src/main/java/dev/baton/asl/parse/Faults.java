package dev.baton.asl.parse;

import dev.baton.asl.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a definition; used by one thread. */
final class Faults {
  private final List<Fault> found = new ArrayList<>();

  void schema(String pointer, String message) {
    found.add(new Fault(Fault.Severity.ERROR, Fault.SCHEMA, message, pointer));
  }

  void transition(String pointer, String message) {
    found.add(new Fault(Fault.Severity.ERROR, Fault.TRANSITION, message, pointer));
  }

  void error(String code, @Nullable String pointer, String message) {
    found.add(new Fault(Fault.Severity.ERROR, code, message, pointer));
  }

  void add(Fault fault) {
    found.add(fault);
  }

  List<Fault> all() {
    return List.copyOf(found);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
  }
}
