package dev.baton.cloud.trace;

import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.engine.clock.EngineClock;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The traces of one cloud. A trace begins with what a user does, or a schedule; whatever comes of
 * it, on whichever thread, runs in its {@link Context} and adds spans. Safe for threads.
 *
 * <p>Spans name services, actions, states and functions, never keys or content.
 */
public final class Tracing implements AutoCloseable {
  /** What a user does to set something going; looking at things begins no trace. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "s3:PutObject",
          "s3:CopyObject",
          "s3:CompleteMultipartUpload",
          "events:PutEvents",
          "sqs:SendMessage",
          "sqs:SendMessageBatch",
          "states:StartExecution",
          "states:StartSyncExecution",
          "lambda:Invoke");

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param file where the spans go, one JSON object a line
   */
  public Tracing(EngineClock clock, Path file) {
    provider =
        SdkTracerProvider.builder()
            .setClock(new SpanClock(clock))
            .setSampler(Sampler.parentBased(new Reservoir()))
            .addSpanProcessor(SimpleSpanProcessor.create(new SpanFile(file)))
            .build();
    tracer = provider.get("dev.baton.cloud");
    HandlerTracing.install();
  }

  /** A span under the present context, which begins a trace when there is none. */
  SpanBuilder span(String name, SpanKind kind) {
    return tracer.spanBuilder(name).setSpanKind(kind);
  }

  /** A call of a service: a span where it belongs to a trace or begins one, else just the call. */
  public AwsResponse call(AwsRequest request, Supplier<AwsResponse> service) {
    Context parent = parentOf(request);
    String name = request.service() + ":" + request.action();
    boolean traced = Span.fromContext(parent).getSpanContext().isSampled();
    boolean begins =
        !Span.fromContext(parent).getSpanContext().isValid()
            && request.caller().kind() == Principal.Kind.USER
            && BEGINNINGS.contains(name);
    if (!traced && !begins) {
      return service.get();
    }
    Span span =
        span(name, SpanKind.SERVER)
            .setParent(parent)
            .setAttribute("rpc.system", "aws-api")
            .setAttribute("rpc.service", request.service())
            .setAttribute("rpc.method", request.action())
            .setAttribute("baton.caller", request.caller().name())
            .startSpan();
    try (Scope _ = open(parent.with(span)).makeCurrent()) {
      AwsResponse response = service.get();
      span.setAttribute("http.response.status_code", response.status());
      if (!response.ok() || response.headers().containsKey("x-amz-function-error")) {
        span.setStatus(StatusCode.ERROR);
      }
      return response;
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }

  /**
   * Runs what a queue sets going, in the trace of the header if there is one; in any case handlers
   * may say to which trace they belong.
   */
  public void follow(@Nullable String header, String name, Runnable work) {
    Context parent = header == null ? Context.root() : TraceHeader.read(header, Context.root());
    if (!Span.fromContext(parent).getSpanContext().isSampled()) {
      try (Scope _ = open(parent).makeCurrent()) {
        work.run();
      }
      return;
    }
    Span span = span(name, SpanKind.CONSUMER).setParent(parent).startSpan();
    try (Scope _ = open(parent.with(span)).makeCurrent()) {
      work.run();
    } finally {
      span.end();
    }
  }

  /** The context as handlers may add spans to it. */
  Context open(Context context) {
    return HandlerTracing.with(context, provider);
  }

  private static Context parentOf(AwsRequest request) {
    String header = request.header("x-amzn-trace-id");
    return header == null ? Context.current() : TraceHeader.read(header, Context.current());
  }

  @Override
  public void close() {
    provider.close();
  }
}
