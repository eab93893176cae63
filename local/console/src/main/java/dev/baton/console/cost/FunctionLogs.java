package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the functions' logs hold: how long each call took, how much was logged, which metrics. */
final class FunctionLogs {
  /** What CloudWatch adds to each event when it counts bytes. */
  static final int EVENT_OVERHEAD = 26;

  private static final Pattern REPORT =
      Pattern.compile("^REPORT [^\\t]*\tDuration: (\\d+)(?:\\.\\d+)? ms.*");

  /** The calls of one function. */
  record Calls(double count, double millis) {
    Calls plus(double more) {
      return new Calls(count + 1, millis + more);
    }

    Calls minus(Calls earlier) {
      return new Calls(count - earlier.count, millis - earlier.millis);
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Calls> calls = new TreeMap<>();
  private final Set<String> metrics = new HashSet<>();
  private double bytes;

  private FunctionLogs() {}

  static FunctionLogs read(Path folder) {
    FunctionLogs logs = new FunctionLogs();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        logs.add(file);
      }
    } catch (IOException e) {
      throw Failure.failed("the logs in %s cannot be read".formatted(folder), e);
    }
    return logs;
  }

  /** By the name of the function. */
  Map<String, Calls> calls() {
    return calls;
  }

  /** Bytes as CloudWatch counts them. */
  double bytes() {
    return bytes;
  }

  /** Each name under each set of values of its dimensions is a metric of its own. */
  int metrics() {
    return metrics.size();
  }

  private void add(Path file) throws IOException {
    String function = String.valueOf(file.getFileName()).replace(".log", "");
    for (String line : Files.readString(file).split("\n")) {
      bytes += line.getBytes(StandardCharsets.UTF_8).length + EVENT_OVERHEAD;
      Matcher report = REPORT.matcher(line);
      if (report.matches()) {
        // Billed by the begun millisecond.
        double millis = Double.parseDouble(report.group(1)) + 1;
        calls.merge(function, new Calls(1, millis), (now, first) -> now.plus(millis));
      } else if (line.contains("\"_aws\"")) {
        metrics(json.readTree(line));
      }
    }
  }

  private void metrics(JsonNode line) {
    for (JsonNode set : line.path("_aws").path("CloudWatchMetrics")) {
      for (JsonNode dimensions : set.path("Dimensions")) {
        StringBuilder values = new StringBuilder(set.path("Namespace").asText());
        dimensions.forEach(name -> values.append('/').append(line.path(name.asText()).asText()));
        set.path("Metrics")
            .forEach(metric -> metrics.add(values + ":" + metric.path("Name").asText()));
      }
    }
  }
}
