package dev.baton.tests.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.tests.cloud.SynthesizedAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A property that resources of an assembly have, at its leaves: what CloudFormation calculates is
 * one, a list stands for its elements, so that an empty one has none.
 *
 * @param path with dots, as {@link ResourceType} writes it
 */
record Property(String type, String path) implements Comparable<Property> {
  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One resource that has the property.
   *
   * @param pointer where the value is in the template
   */
  record Place(Path template, String resource, String pointer) {}

  /** All properties of the product's assembly, each with the resources that have it. */
  static Map<Property, List<Place>> all() throws IOException {
    Map<Property, List<Place>> found = new TreeMap<>();
    for (Path template : SynthesizedAssembly.templates()) {
      JsonNode resources = JSON.readTree(Files.readString(template)).path("Resources");
      for (Map.Entry<String, JsonNode> resource : resources.properties()) {
        String pointer = "/Resources/" + resource.getKey() + "/Properties";
        String type = resource.getValue().path("Type").asText();
        Place place = new Place(template, resource.getKey(), pointer);
        collect(new Property(type, ""), place, resource.getValue().path("Properties"), found);
      }
    }
    return found;
  }

  private static void collect(
      Property at, Place place, JsonNode value, Map<Property, List<Place>> found) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect(at, below(place, String.valueOf(i)), value.path(i), found);
      }
    } else if (value.isObject() && !value.isEmpty() && !isCalculated(value)) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String path = at.path.isEmpty() ? member.getKey() : at.path + "." + member.getKey();
        Property property = new Property(at.type, path);
        collect(property, below(place, member.getKey()), member.getValue(), found);
      }
    } else {
      found.computeIfAbsent(at, _ -> new ArrayList<>()).add(place);
    }
  }

  private static Place below(Place place, String member) {
    String escaped = member.replace("~", "~0").replace("/", "~1");
    return new Place(place.template, place.resource, place.pointer + "/" + escaped);
  }

  /** Whether CloudFormation puts a value here. */
  static boolean isCalculated(JsonNode value) {
    if (!value.isObject() || value.size() != 1) {
      return false;
    }
    String name = value.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  /** Whether the cloud says of it, or of what it is a part of, that it has no effect there. */
  boolean isInert(Map<String, ResourceType> types) {
    ResourceType of = types.get(type);
    return of != null && of.inert().keySet().stream().anyMatch(this::isAtOrBelow);
  }

  private boolean isAtOrBelow(String other) {
    return other.equals("*") || path.equals(other) || path.startsWith(other + ".");
  }

  @Override
  public int compareTo(Property other) {
    int byType = type.compareTo(other.type);
    return byType == 0 ? path.compareTo(other.path) : byType;
  }

  @Override
  public String toString() {
    return type + " " + path;
  }
}
