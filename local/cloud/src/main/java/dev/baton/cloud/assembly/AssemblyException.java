package dev.baton.cloud.assembly;

import java.util.List;

/** An assembly that cannot be brought up: all faults found, each one sentence with its place. */
public final class AssemblyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public AssemblyException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** The faults, in the order of the templates. */
  public List<String> faults() {
    return faults;
  }
}
