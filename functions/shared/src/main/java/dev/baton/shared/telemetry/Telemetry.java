package dev.baton.shared.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.json.Json;
import dev.baton.shared.priming.Priming;
import dev.baton.shared.telemetry.EmfMetrics.Directive;
import dev.baton.shared.telemetry.EmfMetrics.Figure;
import dev.baton.shared.telemetry.EmfMetrics.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/**
 * What a handler tells about itself: structured log lines, metrics and a span, all free of any
 * content of a document. One per handler, named after the step it runs.
 */
public final class Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("dev.baton");
  private static final List<List<String>> BY_STEP =
      List.of(List.of("workflow"), List.of("workflow", "step"));
  private static final List<List<String>> BY_ERROR_CLASS =
      List.of(List.of("workflow", "step", "error_class"));

  private final String workflow;
  private final String step;
  private final EmfMetrics metrics;

  public Telemetry(String workflow, String step, EmfMetrics metrics) {
    this.workflow = workflow;
    this.step = step;
    this.metrics = metrics;
  }

  /** The telemetry of a handler in production: lines on standard output. */
  public static Telemetry of(Class<?> handler, Clock clock) {
    Telemetry telemetry =
        new Telemetry(
            System.getenv().getOrDefault("WORKFLOW", "none"),
            handler.getSimpleName().replaceFirst("Handler$", ""),
            new EmfMetrics(System.out, clock));
    Priming.beforeSnapshot(telemetry::rehearse);
    return telemetry;
  }

  /**
   * Runs one invocation: logs and counts its outcome, joins its lines by the correlation id, and
   * lets no exception out that could carry content. Errors of the five classes pass as they are,
   * those of the SDK as {@link AwsErrors} says, any other keeps its type's name and its trace but
   * not its message.
   */
  public <T> T observe(Context context, Correlation correlation, Supplier<T> work) {
    return observe(context, correlation, null, work);
  }

  /**
   * As above, for work that belongs to another trace than the invocation: a message of a batch.
   *
   * @param traceHeader X-Ray's header of that trace; null for the invocation's
   */
  public <T> T observe(
      Context context, Correlation correlation, @Nullable String traceHeader, Supplier<T> work) {
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          MDC.put("step", step);
          MDC.put("correlation_id", correlation.id());
          try {
            return StepSpan.within(step, traceHeader, () -> timed(work));
          } finally {
            MDC.remove("step");
            MDC.remove("correlation_id");
          }
        });
  }

  /** Logs a sentence with figures and codes; never with text of a document or a patient's data. */
  public void info(String sentence, Map<String, ?> details) {
    LOG.info(sentence, StructuredArguments.entries(details));
  }

  /** Counts something under the workflow and under its step. */
  public void count(String name, double value) {
    metrics.write(
        Map.of("workflow", workflow, "step", step),
        List.of(new Directive(BY_STEP, List.of(new Figure(name, value, Unit.COUNT)))));
  }

  /** Loads what reads requests and writes answers and log lines. */
  private void rehearse() {
    DocumentRef read = Json.read("{\"documentId\":\"rehearsal\",\"size\":1}", DocumentRef.class);
    info(
        "The function is about to be kept as a snapshot.",
        Map.of("bytes", Json.writeBytes(read).length));
  }

  private <T> T timed(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      T result = work.get();
      report(null, start);
      return result;
    } catch (RuntimeException | StackOverflowError e) {
      RuntimeException shown = presentable(e);
      LOG.warn(
          "The step failed.",
          StructuredArguments.entry("error_type", shown.getClass().getSimpleName()),
          StructuredArguments.entry("reason", String.valueOf(shown.getMessage())));
      report(shown.getClass().getSimpleName(), start);
      throw shown;
    }
  }

  private void report(@Nullable String errorClass, long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    Figure errors = new Figure("Errors", errorClass == null ? 0 : 1, Unit.COUNT);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("workflow", workflow);
    properties.put("step", step);
    List<Directive> directives = new ArrayList<>();
    directives.add(
        new Directive(
            BY_STEP,
            List.of(
                new Figure("Invocations", 1, Unit.COUNT),
                errors,
                new Figure("Duration", millis, Unit.MILLISECONDS))));
    if (errorClass != null) {
      properties.put("error_class", errorClass);
      directives.add(new Directive(BY_ERROR_CLASS, List.of(errors)));
    }
    metrics.write(properties, directives);
  }

  static RuntimeException presentable(Throwable error) {
    return switch (error) {
      case TransientException e -> e;
      case ValidationException e -> e;
      case ResourceException e -> e;
      case DependencyException e -> e;
      case LogicException e -> e;
      case SdkException e -> AwsErrors.translated(e);
      default -> {
        var shown = new IllegalStateException("unexpected " + error.getClass().getName());
        shown.setStackTrace(error.getStackTrace());
        yield shown;
      }
    };
  }
}
