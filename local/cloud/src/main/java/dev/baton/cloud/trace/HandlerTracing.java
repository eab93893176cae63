package dev.baton.cloud.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.ContextPropagators;

/**
 * The OpenTelemetry that handlers find. It is one for the process, while there may be several
 * clouds: each span goes to the cloud of the context in which it starts, and nowhere outside of
 * any.
 */
final class HandlerTracing implements OpenTelemetry {
  private static final ContextKey<TracerProvider> CLOUD = ContextKey.named("baton-cloud");

  private HandlerTracing() {}

  private static final class Installed {
    static {
      try {
        GlobalOpenTelemetry.set(new HandlerTracing());
      } catch (IllegalStateException e) {
        // The process that embeds the cloud has an OpenTelemetry of its own: handlers use that.
      }
    }

    static void ensure() {}
  }

  static void install() {
    Installed.ensure();
  }

  static Context with(Context context, TracerProvider cloud) {
    return context.with(CLOUD, cloud);
  }

  @Override
  public TracerProvider getTracerProvider() {
    return new TracerProvider() {
      @Override
      public Tracer get(String scope) {
        return name -> present().get(scope).spanBuilder(name);
      }

      @Override
      public Tracer get(String scope, String version) {
        return get(scope);
      }
    };
  }

  @Override
  public ContextPropagators getPropagators() {
    return ContextPropagators.noop();
  }

  /** What makes spans for the cloud of the present context; nothing where there is none. */
  static TracerProvider present() {
    TracerProvider cloud = Context.current().get(CLOUD);
    return cloud == null ? TracerProvider.noop() : cloud;
  }
}
