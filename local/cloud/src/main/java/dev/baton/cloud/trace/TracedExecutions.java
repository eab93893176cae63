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
      Context parent = parent(traceHeader.apply(executionArn));
      if (Span.fromContext(parent).getSpanContext().isSampled()) {
        underWay.put(executionArn, new ExecutionSpans(tracing, parent, executionArn));
      }
    }
    ExecutionSpans spans = underWay.get(executionArn);
    if (spans != null && spans.accept(event)) {
      underWay.remove(executionArn);
    }
  }

  /** The span that starts the execution, where that is of the trace which the header names. */
  private static Context parent(@Nullable String header) {
    Context told = header == null ? Context.root() : TraceHeader.read(header, Context.root());
    return traceOf(told).equals(traceOf(Context.current())) ? Context.current() : told;
  }

  private static String traceOf(Context context) {
    return Span.fromContext(context).getSpanContext().getTraceId();
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
