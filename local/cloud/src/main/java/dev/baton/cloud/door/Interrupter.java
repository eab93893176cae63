package dev.baton.cloud.door;

import dev.baton.cloud.fault.FaultKind;

/** Ends the invocation from which a call came, for faults that strike the caller. */
@FunctionalInterface
public interface Interrupter {

  /** Ends what runs in the caller's session as if it ran out of time or crashed. */
  void interrupt(Principal caller, FaultKind kind);
}
