package dev.baton.engine.port;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a {@link ServiceCall} is made.
 *
 * @param eventId the event of the execution's history from which the call follows
 */
public record Caller(
    String executionArn,
    String stateMachineArn,
    @Nullable String roleArn,
    String stateName,
    long eventId) {}
