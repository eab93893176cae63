package dev.baton.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import java.nio.charset.StandardCharsets;

/** JSON text that callers hand in. */
final class Payload {
  private static final int MAX_BYTES = 262_144;
  private static final int SURELY_SHORT = MAX_BYTES / 3;

  private Payload() {}

  /** Parses it, or refuses it with this code and these words. */
  static JsonNode parse(String text, String code, String words) {
    if (text.length() > SURELY_SHORT && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new EngineException(code, words + ": the payload exceeds 262144 bytes");
    }
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new EngineException(code, words + ": '" + e.getOriginalMessage() + "'");
    }
  }
}
