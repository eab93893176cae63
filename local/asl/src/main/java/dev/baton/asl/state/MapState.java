package dev.baton.asl.state;

import dev.baton.asl.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Runs a processor for each item.
 *
 * @param items what yields the items; null for the whole effective input
 * @param distributed the fields of distributed mode; null for inline mode
 * @param legacy whether it is written with Iterator, the old name of ItemProcessor
 */
public record MapState(
    Common common,
    Branch processor,
    @Nullable Setting items,
    @Nullable Expression itemSelector,
    @Nullable Setting maxConcurrency,
    @Nullable Setting toleratedFailureCount,
    @Nullable Setting toleratedFailurePercentage,
    @Nullable Distributed distributed,
    boolean legacy,
    Handlers handlers)
    implements State {

  /**
   * What only a distributed Map has.
   *
   * @param express whether its child executions are EXPRESS
   */
  public record Distributed(
      boolean express,
      @Nullable String label,
      @Nullable ItemReader reader,
      @Nullable ItemBatcher batcher,
      @Nullable ResultWriter writer) {}

  @Override
  public String type() {
    return "Map";
  }
}
