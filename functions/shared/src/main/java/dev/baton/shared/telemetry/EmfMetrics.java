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

  /**
   * Figures and what they are told apart by.
   *
   * @param dimensions sets of the names of properties, whose values must be few: never an id
   */
  public record Directive(List<List<String>> dimensions, List<Figure> figures) {}

  /** Writes one line: the properties, and the figures under each set of dimensions. */
  public void write(Map<String, String> properties, List<Directive> directives) {
    Map<String, Object> line = new LinkedHashMap<>(properties);
    for (Directive directive : directives) {
      directive.figures().forEach(figure -> line.put(figure.name(), figure.value()));
    }
    List<?> declared = directives.stream().map(EmfMetrics::declared).toList();
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", declared));
    out.println(Json.write(line));
  }

  private static Map<String, Object> declared(Directive directive) {
    List<?> metrics =
        directive.figures().stream()
            .map(figure -> Map.of("Name", figure.name(), "Unit", figure.unit().cloudWatchName))
            .toList();
    return Map.of("Namespace", NAMESPACE, "Dimensions", directive.dimensions(), "Metrics", metrics);
  }
}
