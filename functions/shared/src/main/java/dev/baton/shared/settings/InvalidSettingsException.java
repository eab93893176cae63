package dev.baton.shared.settings;

import java.util.List;

/** A function's environment that cannot be used, with every fault in it. */
public final class InvalidSettingsException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  InvalidSettingsException(List<String> faults) {
    super("the environment has " + faults.size() + " fault(s): " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
