package dev.baton.console.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definitions;
import dev.baton.asl.InvalidDefinitionException;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of workloads: an object with a member for each, which has {@code definition}, {@code
 * input}, and if it likes {@code about} and {@code events}.
 */
final class Workloads {
  private static final String OWN = "workloads.json";

  private final List<Workload> all = new ArrayList<>();
  private final String source;

  private Workloads(String source) {
    this.source = source;
  }

  /** Reads a file, or without one Baton's own workloads. */
  static Workloads read(@Nullable Path file) {
    Workloads workloads = new Workloads(file == null ? "Baton's own workloads" : file.toString());
    workloads.addAll(file == null ? ownText() : text(file));
    return workloads;
  }

  private static String ownText() {
    try (InputStream in = Workloads.class.getResourceAsStream(OWN)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + OWN + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw Failure.usage("there is no readable file '%s'".formatted(file));
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.usage("'%s' is not UTF-8 text".formatted(file), e);
    }
  }

  private void addAll(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("");
      throw Failure.usage("'%s' is not JSON: %s".formatted(source, why), e);
    }
    if (!json.isObject() || json.isEmpty()) {
      throw Failure.usage("'%s' is not a JSON object of workloads".formatted(source));
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      all.add(workload(member.getKey(), member.getValue()));
    }
  }

  private Workload workload(String name, JsonNode json) {
    JsonNode events = json.path("events");
    if (!(json.path("definition") instanceof ObjectNode definition) || !json.has("input")) {
      throw wrong(name, "has no object 'definition' or no 'input'");
    }
    if (!events.isMissingNode() && !events.isInt()) {
      throw wrong(name, "has 'events' that is not a whole number");
    }
    try {
      var _ = Definitions.parse(Json.text(definition));
    } catch (InvalidDefinitionException e) {
      throw wrong(name, "has a definition that is refused: " + e.faults().get(0));
    }
    return new Workload(
        name, definition, json.get("input"), events.isInt() ? events.asInt() : null);
  }

  private Failure wrong(String name, String what) {
    return Failure.usage("workload '%s' of '%s' %s".formatted(name, source, what));
  }

  List<Workload> all() {
    return all;
  }

  /** The workload of a name, or a failure that lists the names. */
  Workload named(String name) {
    List<String> names = new ArrayList<>();
    for (Workload each : all) {
      if (each.name().equals(name)) {
        return each;
      }
      names.add(each.name());
    }
    throw Failure.usage(
        "there is no workload '%s': choose from %s".formatted(name, String.join(", ", names)));
  }
}
