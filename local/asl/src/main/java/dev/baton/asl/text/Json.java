package dev.baton.asl.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads and writes JSON text the way Step Functions does. */
public final class Json {
  private static final int MAX_DEPTH = 1_000;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectReader STRICT =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final ObjectReader LENIENT = MAPPER.readerFor(JsonNode.class);

  private Json() {}

  /**
   * Reads one JSON value; blank text is JSON null.
   *
   * @throws JsonProcessingException when it is not JSON, or nested deeper than 1,000 levels
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    JsonNode value = LENIENT.readValue(text);
    return value == null || value.isMissingNode() ? NullNode.instance : value;
  }

  /** As {@link #parse}, but an object that names a member twice is refused. */
  public static JsonNode parseStrictly(String text) throws JsonProcessingException {
    JsonNode value = STRICT.readValue(text);
    return value == null || value.isMissingNode() ? NullNode.instance : value;
  }

  /** Compact JSON text. */
  public static String text(JsonNode value) {
    return value.toString();
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A string as it stands, and any other value as JSON text. */
  public static String plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : text(value);
  }
}
