package dev.baton.cloud.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The span of an invocation whose handler runs in another process, where nothing makes spans: what
 * the handler calls belongs to this one.
 */
public final class FunctionSpan {
  private FunctionSpan() {}

  /** Does the work in a span of the present trace; without one where nothing is traced. */
  public static <T> T within(String function, Supplier<T> work, Predicate<T> failed) {
    if (!Span.current().getSpanContext().isSampled()) {
      return work.get();
    }
    Span span =
        HandlerTracing.present()
            .get("dev.baton.cloud")
            .spanBuilder(function)
            .setSpanKind(SpanKind.INTERNAL)
            .startSpan();
    try (Scope _ = Context.current().with(span).makeCurrent()) {
      T result = work.get();
      if (failed.test(result)) {
        span.setStatus(StatusCode.ERROR);
      }
      return result;
    } finally {
      span.end();
    }
  }
}
