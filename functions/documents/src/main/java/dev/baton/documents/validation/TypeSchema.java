package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON Schema of a type, the resource {@code <type>.schema.json}: which facts it must have, and
 * of which form each is. It is held against the facts by name, as {@code {"total": [{...}]}}.
 */
final class TypeSchema {
  private static final String VALUES = "values.schema.json";
  private static final int MOST_FAULTS = 50;
  private static final Pattern PLACE = Pattern.compile("/([^/]+)/(\\d+)(/.*)?");
  private static final Map<DocumentType, TypeSchema> LOADED = new HashMap<>();

  private final JsonSchema schema;
  private final List<List<String>> mandatory;

  private TypeSchema(DocumentType type) {
    String name = type.code() + ".schema.json";
    JsonNode own = Tables.of(name);
    schema = new JsonSchema(name, Map.of(name, own, VALUES, Tables.of(VALUES)));
    mandatory = mandatory(own);
  }

  static TypeSchema of(DocumentType type) {
    synchronized (LOADED) {
      return LOADED.computeIfAbsent(type, TypeSchema::new);
    }
  }

  /** What must be found, each by one of several names. */
  List<List<String>> mandatory() {
    return mandatory;
  }

  /** A remark for each way in which facts are not of the form they must have. */
  List<Remark> check(List<Fact> facts) {
    Map<String, List<Fact>> byName = new LinkedHashMap<>();
    ObjectNode instance = JsonNodeFactory.instance.objectNode();
    for (Fact fact : facts) {
      byName.computeIfAbsent(fact.name(), name -> new ArrayList<>()).add(fact);
      ArrayNode values = instance.withArrayProperty(fact.name());
      values.add(fact.value());
    }
    Map<Fact, Remark> remarks = new LinkedHashMap<>();
    for (JsonSchema.Fault fault : schema.validate(instance)) {
      Matcher place = PLACE.matcher(fault.place());
      // What is missing altogether is told by its name, and counted with the mandatory facts.
      if (place.matches() && remarks.size() < MOST_FAULTS) {
        String name = place.group(1);
        Fact fact = byName.getOrDefault(name, List.of()).get(Integer.parseInt(place.group(2)));
        String below = place.group(3) == null ? "" : place.group(3);
        remarks.putIfAbsent(fact, remark(fact, below, fault.keyword()));
      }
    }
    return List.copyOf(remarks.values());
  }

  private static Remark remark(Fact fact, String below, String keyword) {
    String sentence =
        "The %s is not of the form that its schema gives (%s%s)."
            .formatted(fact.name(), below.isEmpty() ? "" : below.substring(1) + ": ", keyword);
    return new Remark("schema-violated", Severity.MAJOR, sentence, List.of(fact), "/value" + below);
  }

  private static List<List<String>> mandatory(JsonNode schema) {
    List<List<String>> all = new ArrayList<>();
    for (JsonNode one : schema.path("allOf")) {
      List<String> alternatives = new ArrayList<>();
      one.path("anyOf").forEach(way -> alternatives.add(way.at("/required/0").textValue()));
      all.add(List.copyOf(alternatives));
    }
    return List.copyOf(all);
  }
}
