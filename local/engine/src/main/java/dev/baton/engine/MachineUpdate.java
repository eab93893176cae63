package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/** What UpdateStateMachine is given; what is null stays as it is. */
public record MachineUpdate(
    String stateMachineArn,
    @Nullable String definition,
    @Nullable String roleArn,
    MachineConfiguration configuration) {}
