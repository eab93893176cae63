package dev.baton.engine.run;

import dev.baton.engine.Origin;
import org.jspecify.annotations.Nullable;

/** Who an execution is. */
public record Identity(
    String arn,
    String name,
    String stateMachineArn,
    String stateMachineName,
    @Nullable String roleArn,
    @Nullable String traceHeader,
    long startMillis,
    @Nullable Origin origin) {}
