package dev.baton.cloud.trace;

import dev.baton.engine.HistoryEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The executions whose trace header says that they are traced, followed by their histories. Safe
 * for threads.
 */
public final class TracedExecutions {
  private final Tracing tracing;
  private final Map<String, ExecutionSpans> underWay = new ConcurrentHashMap<>();

  public TracedExecutions(Tracing tracing) {
    this.tracing = tracing;
  }

  /**
   * Follows an execution by its events, in order.
   *
   * @param traceHeader knows the header of an execution by its ARN
   */
  public void accept(
      String executionArn, HistoryEvent event, Function<String, @Nullable String> traceHeader) {
    if (event.type().equals("ExecutionStarted")) {
      String header = traceHeader.apply(executionArn);
      Context parent = header == null ? Context.root() : TraceHeader.read(header, Context.root());
      if (Span.fromContext(parent).getSpanContext().isSampled()) {
        underWay.put(executionArn, new ExecutionSpans(tracing, parent, executionArn));
      }
    }
    ExecutionSpans spans = underWay.get(executionArn);
    if (spans != null && spans.accept(event)) {
      underWay.remove(executionArn);
    }
  }

  /** Runs a call in the trace of the state that makes it. */
  public void during(String executionArn, long eventId, Runnable call) {
    ExecutionSpans spans = underWay.get(executionArn);
    if (spans == null) {
      call.run();
      return;
    }
    try (Scope _ = tracing.open(spans.contextAt(eventId)).makeCurrent()) {
      call.run();
    }
  }
}
