package dev.baton.console.observe;

import dev.baton.console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The traces that the clouds on a data folder have recorded. */
public final class Traces {
  private final List<Recorded> spans = new ArrayList<>();

  private Traces() {}

  /**
   * Reads what is there.
   *
   * @throws Failure when nothing has been traced there
   */
  public static Traces read(Path data) {
    Traces traces = new Traces();
    for (String name : List.of("traces.jsonl.1", "traces.jsonl")) {
      Path file = data.resolve(name);
      if (Files.isRegularFile(file)) {
        JsonLines.read(file, "\"spanId\"", line -> traces.spans.add(Recorded.of(line)));
      }
    }
    if (traces.spans.isEmpty()) {
      throw Failure.failed(
          "nothing is traced in %s: run baton demo, or give the --data of the command that ran"
              .formatted(data));
    }
    return traces;
  }

  /** The ARNs of traced executions, in the order in which they began. */
  public List<String> executions() {
    return spans.stream()
        .filter(span -> span.executionArn() != null)
        .sorted(Comparator.comparingLong(Recorded::start))
        .map(span -> Objects.requireNonNull(span.executionArn()))
        .toList();
  }

  /**
   * The spans of the trace that an execution belongs to.
   *
   * @param execution its ARN, its name, or the beginning of its name
   * @throws Failure when there is none, or when several begin so
   */
  public Waterfall of(String execution) {
    List<Recorded> found =
        spans.stream().filter(span -> isCalled(span.executionArn(), execution)).toList();
    if (found.isEmpty()) {
      throw Failure.usage(
          "no traced execution is called '%s': baton trace lists those that are"
              .formatted(execution));
    }
    if (found.stream().map(Recorded::traceId).distinct().count() > 1) {
      throw Failure.usage(
          "%d executions begin with '%s': give more of the name"
              .formatted(found.size(), execution));
    }
    String trace = found.get(0).traceId();
    return new Waterfall(spans.stream().filter(span -> span.traceId().equals(trace)).toList());
  }

  private static boolean isCalled(@Nullable String arn, String execution) {
    return arn != null
        && (arn.equals(execution) || arn.substring(arn.lastIndexOf(':') + 1).startsWith(execution));
  }
}
