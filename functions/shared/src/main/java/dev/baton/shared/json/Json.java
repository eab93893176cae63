package dev.baton.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.shared.errors.LogicException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The one JSON mapper of the handlers: exact decimals, ISO times, keys in a fixed order, unknown
 * fields ignored. Its errors name the place and never the content, because the runtime logs them.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new LogicException("not-json", value.getClass().getName() + " cannot be written");
    }
  }

  public static byte[] writeBytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new LogicException("not-json", value.getClass().getName() + " cannot be written");
    }
  }

  public static <T> T read(String text, Class<T> type) {
    try {
      return present(MAPPER.readValue(text, type), type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  /** Reads from a stream, which stays the caller's to close; I/O errors pass through. */
  public static <T> T read(InputStream stream, Class<T> type) throws IOException {
    try {
      return present(MAPPER.readValue(stream, type), type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  public static JsonNode tree(String text) {
    return read(text, JsonNode.class);
  }

  public static JsonNode toTree(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static <T> T fromTree(JsonNode tree, Class<T> type) {
    try {
      return present(MAPPER.treeToValue(tree, type), type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  private static <T> T present(T value, Class<T> type) {
    if (value == null) {
      throw new LogicException("not-json", "null where a " + type.getSimpleName() + " is expected");
    }
    return value;
  }

  private static LogicException unreadable(Class<?> type, JsonProcessingException e) {
    String place =
        e.getLocation() == null
            ? "an unknown place"
            : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    return new LogicException(
        "not-json", "no " + type.getSimpleName() + " can be read, stopped at " + place);
  }
}
