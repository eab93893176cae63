package dev.baton.cloud.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.contrib.awsxray.propagator.AwsXrayPropagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** X-Ray's trace header ({@code Root=1-...;Parent=...;Sampled=1}) and the context that it tells. */
public final class TraceHeader {
  private static final String NAME = "X-Amzn-Trace-Id";
  private static final AwsXrayPropagator PROPAGATOR = AwsXrayPropagator.getInstance();

  private TraceHeader() {}

  /** The context with the trace of the header; as given when the header makes no sense. */
  static Context read(String header, Context context) {
    return PROPAGATOR.extract(context, header, new Getter());
  }

  /** The header of the present context; null where nothing is traced. */
  public static @Nullable String ofPresent() {
    if (!Span.current().getSpanContext().isSampled()) {
      return null;
    }
    Map<String, String> carrier = new HashMap<>();
    PROPAGATOR.inject(Context.current(), carrier, (into, name, value) -> carrier.put(name, value));
    return carrier.get(NAME);
  }

  private static final class Getter implements TextMapGetter<String> {
    @Override
    public @Nullable String get(@Nullable String header, String key) {
      return header;
    }
  }
}
