package dev.baton.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Any path, evaluated by Jayway, which also words what is wrong with a path. */
final class FullPath {
  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  private final JsonPath path;
  private final FilterPatterns patterns;

  private FullPath(JsonPath path, FilterPatterns patterns) {
    this.path = path;
    this.patterns = patterns;
  }

  /**
   * Compiles a path that starts with a dollar sign.
   *
   * @throws IllegalArgumentException when it is not a path
   */
  static FullPath compile(String text) {
    try {
      return new FullPath(JsonPath.compile(text), FilterPatterns.in(text));
    } catch (JsonPathException | IllegalArgumentException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  @Nullable JsonNode find(JsonNode root) {
    try {
      return read(root);
    } catch (JsonPathException e) {
      return null;
    }
  }

  /** Why the path leads nowhere in this document. */
  String explain(JsonNode root) {
    try {
      JsonNode unused = read(root);
      return "";
    } catch (JsonPathException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private JsonNode read(JsonNode root) {
    patterns.tryOn(root);
    return toNode(path.read(root, CONFIGURATION));
  }

  private static JsonNode toNode(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.instance;
      case JsonNode node -> node;
      case String text -> JsonNodeFactory.instance.textNode(text);
      case Boolean bool -> JsonNodeFactory.instance.booleanNode(bool);
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Long number -> JsonNodeFactory.instance.numberNode(number);
      case Number number -> JsonNodeFactory.instance.numberNode(number.doubleValue());
      default -> JsonNodeFactory.instance.textNode(value.toString());
    };
  }

  @Override
  public String toString() {
    return Json.plain(JsonNodeFactory.instance.textNode(path.getPath()));
  }
}
