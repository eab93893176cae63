package dev.baton.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A definition with faults: all of them. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public InvalidDefinitionException(List<Fault> faults) {
    super(
        faults.stream()
            .map(Fault::toString)
            .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
