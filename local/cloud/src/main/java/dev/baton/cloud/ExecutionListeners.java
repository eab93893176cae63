package dev.baton.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.metrics.ExecutionMetrics;
import dev.baton.cloud.trace.TracedExecutions;
import dev.baton.engine.Engine;
import dev.baton.engine.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who hears of executions: their traces, their metrics, and whoever listens to the cloud. */
final class ExecutionListeners implements CloudPart {
  private final CloudListener listener;
  private final TracedExecutions traced;
  private final ExecutionMetrics metrics;
  private volatile @Nullable Engine engine;

  ExecutionListeners(CloudContext context) {
    listener = context.listener();
    traced = new TracedExecutions(context.tracing());
    metrics = new ExecutionMetrics(context.data().resolve("logs").resolve("states-metrics.log"));
  }

  /** Says whose executions these are, before the first of them starts. */
  void follow(Engine value) {
    engine = value;
  }

  /** Says who else gets the metrics of executions. */
  void metricsTo(Consumer<ObjectNode> follower) {
    metrics.follow(follower);
  }

  TracedExecutions traced() {
    return traced;
  }

  void onExecutionEvent(String executionArn, HistoryEvent event) {
    traced.accept(executionArn, event, this::traceHeader);
    metrics.accept(executionArn, event);
    listener.onExecutionEvent(executionArn, event);
  }

  @Override
  public void close() {
    try {
      metrics.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String traceHeader(String executionArn) {
    return Objects.requireNonNull(engine).describe(executionArn).traceHeader();
  }
}
