package dev.baton.cloud.function;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the template says of a function.
 *
 * @param label as faults name it: the construct id without {@code Function}
 * @param handler {@code package.Class} or {@code package.Class::handleRequest}
 * @param memory in MiB
 * @param deadLetterArn the queue or topic that gets events which no try could handle
 * @param snapStart whether it is started from a snapshot on AWS, and so may take long to make one
 * @param concurrency the most invocations at a time, null for as many as come
 */
record FunctionSpec(
    String name,
    String arn,
    String label,
    @Nullable String roleArn,
    String handler,
    Path code,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    LoggingSettings logging,
    boolean snapStart,
    @Nullable String deadLetterArn,
    @Nullable Integer concurrency) {}
