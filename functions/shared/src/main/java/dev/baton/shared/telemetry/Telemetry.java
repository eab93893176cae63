package dev.baton.shared.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.telemetry.EmfMetrics.Figure;
import dev.baton.shared.telemetry.EmfMetrics.Unit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/**
 * What a handler tells about itself: structured log lines and metrics, both free of any content of
 * a document. One per handler, named after the step it runs.
 */
public final class Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("dev.baton");

  private final String step;
  private final EmfMetrics metrics;

  public Telemetry(String step, EmfMetrics metrics) {
    this.step = step;
    this.metrics = metrics;
  }

  /** The telemetry of a handler in production: lines on standard output. */
  public static Telemetry of(Class<?> handler, Clock clock) {
    return new Telemetry(
        handler.getSimpleName().replaceFirst("Handler$", ""), new EmfMetrics(System.out, clock));
  }

  /**
   * Runs one invocation: logs and counts its outcome, joins its lines by the correlation id, and
   * lets no exception out that could carry content. Errors of the five classes pass as they are,
   * those of the SDK as {@link AwsErrors} says, any other keeps its type's name and its trace but
   * not its message.
   */
  public <T> T observe(Context context, Correlation correlation, Supplier<T> work) {
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          MDC.put("step", step);
          MDC.put("correlation_id", correlation.id());
          try {
            return timed(work);
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

  public void count(String name, double value) {
    metrics.write(Map.of("step", step), List.of(new Figure(name, value, Unit.COUNT)));
  }

  private <T> T timed(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      T result = work.get();
      report("Succeeded", start);
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

  private void report(String outcome, long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    metrics.write(
        Map.of("step", step, "outcome", outcome),
        List.of(
            new Figure("Invocations", 1, Unit.COUNT),
            new Figure("Duration", millis, Unit.MILLISECONDS)));
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
