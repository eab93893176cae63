package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The limits on what goes from state to state: 256 KiB of UTF-8 text, and a depth. */
final class Payloads {
  static final int MAX_BYTES = 262_144;

  /** What is nested deeper could not be read again. */
  private static final int MAX_DEPTH = 1_000;

  private Payloads() {}

  /** Whether the value's text is longer than the limit; stops counting as soon as it is. */
  static boolean exceedLimit(JsonNode value) {
    return remaining(value, MAX_BYTES, 0) < 0;
  }

  /** About how long the value's text is. */
  static int bytes(JsonNode value) {
    return Integer.MAX_VALUE - remaining(value, Integer.MAX_VALUE, 0);
  }

  private static int remaining(JsonNode value, int budget, int depth) {
    if (depth > MAX_DEPTH) {
      return -1;
    }
    int left = budget;
    if (value.isObject()) {
      left -= 1 + Math.max(1, value.size());
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        left = remaining(member.getValue(), left - bytes(member.getKey()) - 3, depth + 1);
        if (left < 0) {
          return left;
        }
      }
      return left;
    }
    if (value.isArray()) {
      left -= 1 + Math.max(1, value.size());
      for (int i = 0; i < value.size() && left >= 0; i++) {
        left = remaining(value.get(i), left, depth + 1);
      }
      return left;
    }
    return left - (value.isTextual() ? bytes(value.textValue()) + 2 : 4);
  }

  private static int bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return bytes;
  }
}
