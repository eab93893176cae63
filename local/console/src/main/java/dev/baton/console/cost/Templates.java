package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the templates of an assembly say that is paid for by the month, and of functions. */
public final class Templates {
  private static final String SUFFIX = ".template.json";

  /** What is known of a function: its place in logs, what calls it makes, what memory it has. */
  record Function(String name, String label, double memory) {}

  private final Map<String, Double> perMonth = new TreeMap<>();
  private final Map<String, Function> functions = new TreeMap<>();

  private Templates() {}

  /** Reads the templates of an assembly. */
  public static Templates read(Path assembly, PriceList.Assumptions assumed) {
    Templates templates = new Templates();
    try (Stream<Path> files = Files.list(assembly)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
      for (Path file : all) {
        String stack = String.valueOf(file.getFileName()).replace(SUFFIX, "");
        JsonNode resources = new ObjectMapper().readTree(file.toFile()).path("Resources");
        for (Map.Entry<String, JsonNode> entry : resources.properties()) {
          templates.add(stack, entry.getKey(), entry.getValue(), assumed);
        }
      }
    } catch (IOException e) {
      throw Failure.failed("the templates in %s cannot be read".formatted(assembly), e);
    }
    return templates;
  }

  Map<String, Double> perMonth() {
    return perMonth;
  }

  /** The names of all functions. */
  public Set<String> names() {
    return functions.keySet();
  }

  Map<String, Function> functions() {
    return functions;
  }

  private void add(String stack, String id, JsonNode resource, PriceList.Assumptions assumed) {
    JsonNode properties = resource.path("Properties");
    switch (resource.path("Type").asText()) {
      case "AWS::KMS::Key" -> count("kms.keys", 1);
      case "AWS::CloudWatch::Dashboard" -> count("dashboards", 1);
      case "AWS::Lambda::EventSourceMapping" ->
          count("sqs.polls", assumed.emptyReceivesPerQueueAndMonth());
      case "AWS::CloudWatch::Alarm" -> {
        long measured =
            properties
                .path("Metrics")
                .valueStream()
                .filter(metric -> metric.has("MetricStat"))
                .count();
        count("alarms.metrics", Math.max(1.0, (double) measured));
      }
      case "AWS::Lambda::Function" -> {
        String label = id.replaceFirst("Function$", "");
        String name = stack + "-" + id;
        functions.put(name, new Function(name, label, properties.path("MemorySize").asDouble(128)));
      }
      default -> {}
    }
  }

  private void count(String key, double amount) {
    perMonth.merge(key, amount, Double::sum);
  }
}
