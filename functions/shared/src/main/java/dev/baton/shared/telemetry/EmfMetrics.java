package dev.baton.shared.telemetry;

import dev.baton.shared.json.Json;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes CloudWatch's embedded metric format, one line per set of figures. Written directly: the
 * usual library looks for agents over the network and reads the machine's clock.
 */
public final class EmfMetrics {
  private static final String NAMESPACE = "Baton";

  /** The units that CloudWatch knows and handlers use. */
  public enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    BYTES("Bytes");

    private final String cloudWatchName;

    Unit(String cloudWatchName) {
      this.cloudWatchName = cloudWatchName;
    }
  }

  /** One figure with its name and unit. */
  public record Figure(String name, double value, Unit unit) {}

  private final PrintStream out;
  private final Clock clock;

  public EmfMetrics(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Writes the figures under these dimensions, whose values must be few: never an id. */
  public void write(Map<String, String> dimensions, List<Figure> figures) {
    Map<String, Object> line = new LinkedHashMap<>(dimensions);
    figures.forEach(figure -> line.put(figure.name(), figure.value()));
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(List.copyOf(dimensions.keySet())),
                    "Metrics",
                    figures.stream().map(EmfMetrics::declared).toList()))));
    out.println(Json.write(line));
  }

  private static Map<String, String> declared(Figure figure) {
    return Map.of("Name", figure.name(), "Unit", figure.unit().cloudWatchName);
  }
}
