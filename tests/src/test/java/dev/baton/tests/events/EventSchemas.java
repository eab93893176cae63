package dev.baton.tests.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schemas of events/schemas, by the detail type they describe. */
public final class EventSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Map<String, Path> FILES = files();

  private EventSchemas() {}

  /** The detail types that have a schema. */
  public static List<String> detailTypes() {
    return List.copyOf(FILES.keySet());
  }

  /** The file of a detail type's schema. */
  public static Path file(String detailType) {
    Path file = FILES.get(detailType);
    if (file == null) {
      throw new AssertionError("no schema in events/schemas describes " + detailType);
    }
    return file;
  }

  /** What is wrong with the detail of an event; empty when nothing is. */
  public static List<String> faults(String detailType, String detail) {
    Schema schema = REGISTRY.getSchema(Repository.read(file(detailType)));
    return schema.validate(detail, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  /** A file as JSON. */
  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(Repository.read(file));
    } catch (JsonProcessingException e) {
      throw new AssertionError(Repository.name(file) + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Path> files() {
    Map<String, Path> byDetailType = new TreeMap<>();
    for (Path file : Repository.files(Repository.at("events/schemas"))) {
      byDetailType.put(json(file).path("x-detail-type").asText(Repository.name(file)), file);
    }
    return byDetailType;
  }
}
