package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What an assembly consists of, without what is in it: each resource by stack and logical id, with
 * its type and a digest of each property. Two of them tell what has changed between them.
 */
public final class AssemblyDigest {
  private static final String TYPE = "type";
  private static final String PROPERTIES = "properties";

  private final TreeMap<String, JsonNode> resources = new TreeMap<>();

  private AssemblyDigest() {}

  /**
   * The digest of the folder that {@code cdk synth} wrote.
   *
   * @throws AssemblyException as {@link CloudAssembly#read}
   */
  public static AssemblyDigest of(Path folder) {
    AssemblyDigest digest = new AssemblyDigest();
    for (StackTemplate stack : CloudAssembly.read(folder).stacks()) {
      for (var resource : stack.resources().entrySet()) {
        ObjectNode entry = Json.object();
        entry.put(TYPE, resource.getValue().path("Type").asText());
        ObjectNode properties = entry.putObject(PROPERTIES);
        resource
            .getValue()
            .path("Properties")
            .properties()
            .forEach(each -> properties.put(each.getKey(), digestOf(each.getValue())));
        digest.resources.put(stack.name() + "/" + resource.getKey(), entry);
      }
    }
    return digest;
  }

  /** A digest that {@link #toString} wrote; an empty one for any other text. */
  public static AssemblyDigest parse(String text) {
    AssemblyDigest digest = new AssemblyDigest();
    if (Json.parseOrNull(text) instanceof ObjectNode json) {
      json.properties().forEach(each -> digest.resources.put(each.getKey(), each.getValue()));
    }
    return digest;
  }

  /**
   * A line for each resource that came ({@code +}), went ({@code -}) or changed ({@code ~}, with
   * the properties that did), by stack and logical id.
   */
  public List<String> changesSince(AssemblyDigest earlier) {
    Set<String> names = new TreeSet<>(resources.keySet());
    names.addAll(earlier.resources.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      JsonNode before = earlier.resources.get(name);
      JsonNode now = resources.get(name);
      if (before == null && now != null) {
        changes.add("+ " + named(name, now));
      } else if (before != null && now == null) {
        changes.add("- " + named(name, before));
      } else if (before != null && now != null && !before.equals(now)) {
        changes.add("~ " + named(name, now) + ": " + String.join(", ", changed(before, now)));
      }
    }
    return changes;
  }

  private static String named(String name, JsonNode resource) {
    return name + " (" + resource.path(TYPE).asText() + ")";
  }

  private static Set<String> changed(JsonNode before, JsonNode now) {
    Set<String> changed = new TreeSet<>();
    if (!before.path(TYPE).equals(now.path(TYPE))) {
      changed.add("Type");
    }
    Set<String> names = new TreeSet<>();
    before.path(PROPERTIES).fieldNames().forEachRemaining(names::add);
    now.path(PROPERTIES).fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!before.path(PROPERTIES).path(name).equals(now.path(PROPERTIES).path(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static String digestOf(JsonNode value) {
    byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(text).toString();
  }

  @Override
  public String toString() {
    ObjectNode json = Json.object();
    resources.forEach(json::set);
    return json.toString();
  }
}
