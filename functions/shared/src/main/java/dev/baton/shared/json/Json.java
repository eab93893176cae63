package dev.baton.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.LogicException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the handlers, on Jackson's streams: a record is its components, decimals are exact,
 * times as in ISO 8601, keys in a fixed order, unknown fields ignored, missing ones null or zero.
 * Its errors name the place and never the content, because the runtime logs them.
 *
 * <p>Jackson's mapper is not used: what it loads before it has read its first record takes a
 * quarter of a second of a function's cold start.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  public static String write(Object value) {
    return new String(writeBytes(value), StandardCharsets.UTF_8);
  }

  public static byte[] writeBytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      new ValueWriter(generator).write(value);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new LogicException("not-json", value.getClass().getName() + " cannot be written");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static <T> T read(String text, Class<T> type) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads from a stream, which stays the caller's to close; I/O errors pass through. */
  public static <T> T read(InputStream stream, Class<T> type) throws IOException {
    return read(FACTORY.createParser(stream), type);
  }

  public static JsonNode tree(String text) {
    return read(text, JsonNode.class);
  }

  public static JsonNode toTree(Object value) {
    return tree(write(value));
  }

  private static <T> T read(JsonParser parser, Class<T> type) throws IOException {
    try {
      return present(type.cast(new ValueReader(parser).next(type)), type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  private static <T> T present(@Nullable T value, Class<T> type) {
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
