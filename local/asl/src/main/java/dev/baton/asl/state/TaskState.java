package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Calls a service and waits for its answer. */
public record TaskState(
    Common common,
    Resource resource,
    @Nullable Setting timeoutSeconds,
    @Nullable Setting heartbeatSeconds,
    @Nullable Expression credentials,
    Handlers handlers)
    implements State {
  @Override
  public String type() {
    return "Task";
  }
}
