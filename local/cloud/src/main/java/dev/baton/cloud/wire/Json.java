package dev.baton.cloud.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON trees from and to text, for all services; numbers keep their digits. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .registerModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()));

  private Json() {}

  /** Moments are numbers of seconds in AWS's JSON protocols. */
  private static final class InstantSerializer extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant moment, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(Timestamps.seconds(moment).decimalValue());
    }
  }

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The value of a text; null when it is not JSON. */
  public static @Nullable JsonNode parseOrNull(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      return value.isMissingNode() ? null : value;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The value of a text that must be JSON. */
  public static JsonNode parse(String text) {
    JsonNode value = parseOrNull(text);
    if (value == null) {
      throw new IllegalArgumentException("This is not JSON: " + text);
    }
    return value;
  }

  /** The value of a body; null when it is not JSON. */
  public static @Nullable JsonNode parseOrNull(byte[] body) {
    try {
      JsonNode value = MAPPER.readTree(body);
      return value.isMissingNode() ? null : value;
    } catch (IOException e) {
      return null;
    }
  }

  /** The bytes that a text holds in Base64. */
  public static byte[] base64(JsonNode text) {
    try {
      return text.binaryValue();
    } catch (IOException e) {
      throw AwsException.badRequest("SerializationException", "A binary value is not Base64");
    }
  }

  /** A tree as UTF-8 text. */
  public static byte[] bytes(JsonNode value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
