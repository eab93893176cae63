package dev.baton.console.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.live.Durations;
import dev.baton.console.live.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of workflows and their steps, added up from the lines in the embedded metric format
 * that functions and Step Functions have left in a data folder.
 */
public final class MetricsReport {
  private static final String STATES = "AWS/States";
  private static final String BATON = "Baton";

  /** Series by namespace, dimensions and metric. */
  private final Map<String, Series> series = new TreeMap<>();

  private final Map<String, TreeMap<String, Boolean>> stepsOf = new TreeMap<>();
  private final Map<String, TreeMap<String, Boolean>> errorsOf = new TreeMap<>();

  private MetricsReport() {}

  /**
   * Reads all logs of a data folder.
   *
   * @param only the one workflow that is wanted; null for all
   * @throws Failure when nothing ran there
   */
  public static MetricsReport read(Path data, @Nullable String only) {
    MetricsReport report = new MetricsReport();
    Path logs = data.resolve("logs");
    if (Files.isDirectory(logs)) {
      for (Path file : files(logs)) {
        JsonLines.read(file, "\"_aws\"", line -> report.add(line, only));
      }
    }
    if (report.stepsOf.isEmpty()) {
      throw Failure.failed(
          "nothing is measured in %s: run baton demo, or give the --data of the command that ran"
              .formatted(data));
    }
    return report;
  }

  private static List<Path> files(Path logs) {
    try (Stream<Path> files = Files.list(logs)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    } catch (IOException e) {
      throw Failure.failed("%s cannot be read: %s".formatted(logs, e), e);
    }
  }

  private void add(JsonNode line, @Nullable String only) {
    String workflow =
        line.has("StateMachineArn") ? slug(line) : line.path("workflow").asText("none");
    if (only != null && !only.equals(workflow)) {
      return;
    }
    stepsOf.computeIfAbsent(workflow, key -> new TreeMap<>());
    String step = line.path("step").asText("");
    if (!step.isEmpty()) {
      stepsOf.get(workflow).put(step, true);
    }
    String errorClass = line.path("error_class").asText("");
    if (!errorClass.isEmpty()) {
      errorsOf.computeIfAbsent(workflow + "/" + step, key -> new TreeMap<>()).put(errorClass, true);
    }
    for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
      String namespace = directive.path("Namespace").asText();
      for (JsonNode dimensions : directive.path("Dimensions")) {
        StringBuilder place = new StringBuilder(namespace);
        dimensions.forEach(
            name ->
                place
                    .append('/')
                    .append(
                        name.asText().equals("StateMachineArn")
                            ? workflow
                            : line.path(name.asText()).asText()));
        for (JsonNode metric : directive.path("Metrics")) {
          String name = metric.path("Name").asText();
          series(place + "/" + name).add(line.path(name).asDouble());
        }
      }
    }
  }

  /** A state machine is named after its workflow. */
  private static String slug(JsonNode line) {
    String arn = line.path("StateMachineArn").asText();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private Series series(String key) {
    return series.computeIfAbsent(key, k -> new Series());
  }

  private double sum(String key) {
    return series.getOrDefault(key, new Series()).sum();
  }

  /** One object for each workflow and each step. */
  public List<ObjectNode> json() {
    List<ObjectNode> rows = new ArrayList<>();
    stepsOf.forEach(
        (workflow, steps) -> {
          rows.add(workflow(workflow));
          steps.keySet().forEach(step -> rows.add(step(workflow, step)));
        });
    return rows;
  }

  private ObjectNode workflow(String workflow) {
    String place = STATES + "/" + workflow + "/";
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("workflow", workflow);
    double started = sum(place + "ExecutionsStarted");
    double succeeded = sum(place + "ExecutionsSucceeded");
    double failed =
        sum(place + "ExecutionsFailed")
            + sum(place + "ExecutionsTimedOut")
            + sum(place + "ExecutionsAborted");
    row.put("count", (long) started);
    row.put("errors", (long) failed);
    rate(row, succeeded, succeeded + failed);
    duration(row, place + "ExecutionTime");
    row.put("compensations", (long) sum(BATON + "/" + workflow + "/Compensations"));
    row.put("stuckCompensations", (long) sum(BATON + "/" + workflow + "/StuckCompensations"));
    return row;
  }

  private ObjectNode step(String workflow, String step) {
    String place = BATON + "/" + workflow + "/" + step + "/";
    ObjectNode row =
        JsonNodeFactory.instance.objectNode().put("workflow", workflow).put("step", step);
    double count = sum(place + "Invocations");
    double errors = sum(place + "Errors");
    row.put("count", (long) count);
    row.put("errors", (long) errors);
    rate(row, count - errors, count);
    duration(row, place + "Duration");
    ObjectNode byClass = row.putObject("errorsByClass");
    errorsOf
        .getOrDefault(workflow + "/" + step, new TreeMap<>())
        .keySet()
        .forEach(name -> byClass.put(name, (long) sum(place + name + "/Errors")));
    return row;
  }

  private static void rate(ObjectNode row, double good, double all) {
    if (all > 0) {
      row.put("successRate", good / all);
    }
  }

  private void duration(ObjectNode row, String key) {
    Series durations = series.get(key);
    if (durations != null) {
      row.put("p50Millis", durations.percentile(0.5));
      row.put("p95Millis", durations.percentile(0.95));
    }
  }

  /** Prints a table. */
  public void print(Terminal terminal) {
    Table table = new Table("Workflow, step", "Count", "Success", "p50", "p95", "Errors");
    for (ObjectNode row : json()) {
      boolean isStep = row.has("step");
      table.row(
          isStep ? "  " + row.path("step").asText() : row.path("workflow").asText(),
          row.path("count").asText(),
          row.has("successRate")
              ? String.format(Locale.ROOT, "%.1f %%", 100 * row.path("successRate").asDouble())
              : "-",
          time(row, "p50Millis"),
          time(row, "p95Millis"),
          isStep ? classes(row) : compensations(row));
    }
    table.print(terminal);
  }

  private static String time(ObjectNode row, String member) {
    return row.has(member)
        ? Durations.text(Duration.ofNanos((long) (row.path(member).asDouble() * 1e6)))
        : "-";
  }

  private static String classes(ObjectNode row) {
    List<String> classes = new ArrayList<>();
    row.path("errorsByClass")
        .properties()
        .forEach(each -> classes.add(each.getKey() + " " + each.getValue()));
    return String.join(", ", classes);
  }

  private static String compensations(ObjectNode row) {
    long done = row.path("compensations").asLong();
    long stuck = row.path("stuckCompensations").asLong();
    String errors = row.path("errors").asLong() == 0 ? "" : row.path("errors") + " failed";
    String undone = done == 0 ? "" : done + " undone";
    String open = stuck == 0 ? "" : stuck + " stuck";
    return Stream.of(errors, undone, open)
        .filter(each -> !each.isEmpty())
        .reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
  }
}
