package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.state.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Checks mocked results by what the services' own responses hold; a table lists what is known. */
final class ResponseShapes {
  private static final Properties SHAPES = load();

  private ResponseShapes() {}

  /** Refuses a result with a member of the wrong type or outside of its bounds. */
  static void check(Resource.Integration integration, JsonNode result) {
    String members = SHAPES.getProperty(integration.service() + "." + integration.action(), "");
    for (String member : members.split(" ")) {
      int colon = member.indexOf(':');
      if (colon > 0) {
        String path = member.substring(0, colon);
        JsonNode value = result.at("/" + path.replace('.', '/'));
        if (!value.isMissingNode()) {
          String name = path.substring(path.lastIndexOf('.') + 1);
          check(name, value, List.of(member.substring(colon + 1).split("/")));
        }
      }
    }
  }

  private static void check(String name, JsonNode value, List<String> type) {
    switch (type.getFirst()) {
      case "number" -> {
        require(value.isNumber(), name, "must be a number");
        bounds(
            name,
            value.doubleValue(),
            type,
            "is less than the minimum value",
            "exceeds the" + " maximum value");
      }
      case "boolean" -> require(value.isBoolean(), name, "must be a boolean");
      case "enum" -> {
        require(value.isTextual(), name, "must be a string");
        boolean known = List.of(type.get(1).split("\\|")).contains(value.textValue());
        require(known, name, "is not an expected value");
      }
      default -> {
        require(value.isTextual(), name, "must be a string");
        bounds(
            name,
            value.textValue().length(),
            type,
            "is smaller than the minimum length",
            "exceeds the maximum length");
      }
    }
  }

  private static void bounds(
      String name, double value, List<String> type, String tooSmall, String tooLarge) {
    if (type.size() == 3) {
      require(value >= Double.parseDouble(type.get(1)), name, tooSmall);
      require(value <= Double.parseDouble(type.get(2)), name, tooLarge);
    }
  }

  private static void require(boolean condition, String field, String words) {
    if (!condition) {
      throw StateTests.invalid(
          "Mock result schema validation error: Field '" + field + "' " + words);
    }
  }

  private static Properties load() {
    Properties shapes = new Properties();
    try (InputStream in = ResponseShapes.class.getResourceAsStream("response-shapes.properties")) {
      shapes.load(Objects.requireNonNull(in));
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
