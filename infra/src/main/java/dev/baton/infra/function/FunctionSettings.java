package dev.baton.infra.function;

import java.util.Map;
import software.amazon.awscdk.Duration;

/**
 * What a handler needs to run.
 *
 * @param area the folder under {@code functions} whose jar holds the handler
 * @param handler the handler's class below {@code dev.baton}
 */
public record FunctionSettings(
    String area,
    String handler,
    Caller caller,
    int memory,
    Duration timeout,
    Map<String, String> environment) {}
