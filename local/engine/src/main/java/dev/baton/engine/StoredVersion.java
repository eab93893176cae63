package dev.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version with its compiled definition. */
record StoredVersion(
    int number, @Nullable String description, Instant creationDate, StoredMachine machine)
    implements StateMachineVersion {

  @Override
  public String arn() {
    return machine.arn() + ":" + number;
  }
}
