package dev.baton.shared.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.contrib.awsxray.propagator.AwsXrayPropagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The span of one step, through OpenTelemetry's API: it goes to whatever implementation the process
 * has (the embedded cloud's, or a layer's on AWS), and costs nothing where there is none.
 */
public final class StepSpan {
  private static final String HEADER = "X-Amzn-Trace-Id";

  private StepSpan() {}

  /** Runs the work in a span of the header's trace, or without one of the present trace. */
  static <T> T within(String step, @Nullable String traceHeader, Supplier<T> work) {
    Context parent = traceHeader == null ? Context.current() : read(traceHeader);
    Span span =
        GlobalOpenTelemetry.getTracer("dev.baton")
            .spanBuilder(step)
            .setSpanKind(SpanKind.INTERNAL)
            .setParent(parent)
            .startSpan();
    try (Scope _ = parent.with(span).makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }

  /**
   * X-Ray's header by which what is started now joins the trace of this step.
   *
   * @return the header that the step was called with where no implementation makes spans; null
   *     where there is no trace
   */
  public static @Nullable String header() {
    Map<String, String> carrier = new HashMap<>();
    AwsXrayPropagator.getInstance()
        .inject(Context.current(), carrier, (into, name, value) -> carrier.put(name, value));
    return carrier.get(HEADER);
  }

  private static Context read(String header) {
    return AwsXrayPropagator.getInstance().extract(Context.current(), header, new HeaderGetter());
  }

  private static final class HeaderGetter implements TextMapGetter<String> {
    @Override
    public @Nullable String get(@Nullable String header, String key) {
      return header;
    }
  }
}
