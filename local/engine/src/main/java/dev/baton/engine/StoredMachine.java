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
    String executionArnPrefix)
    implements StateMachine {}
