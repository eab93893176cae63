package dev.baton.engine;

import dev.baton.asl.Definition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state machine with its compiled definition. */
record StoredMachine(
    String arn,
    String name,
    @Nullable String roleArn,
    StateMachineType type,
    String definition,
    Instant creationDate,
    Definition compiled,
    String executionArnPrefix,
    Revision revision)
    implements StateMachine {

  /** Which state of a state machine this is. */
  record Revision(@Nullable String id, Instant date, MachineConfiguration configuration) {}

  @Override
  public Instant updateDate() {
    return revision.date();
  }

  @Override
  public @Nullable String revisionId() {
    return revision.id();
  }

  @Override
  public MachineConfiguration configuration() {
    return revision.configuration();
  }
}
