package dev.baton.resilience.compensations;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** The event {@code CompensationStuck} as the bus delivers it. */
public record CompensationStuckEvent(Detail detail) implements Correlated {
  @Override
  public @Nullable String correlationId() {
    return detail.correlationId();
  }

  /** What is stuck (schema: {@code events/schemas/resilience/CompensationStuck.json}). */
  public record Detail(
      String compensationId, String workflow, String step, @Nullable String correlationId) {}
}
