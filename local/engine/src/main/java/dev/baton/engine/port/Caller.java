package dev.baton.engine.port;

import org.jspecify.annotations.Nullable;

/** On whose behalf a {@link ServiceCall} is made. */
public record Caller(
    String executionArn, String stateMachineArn, @Nullable String roleArn, String stateName) {}
