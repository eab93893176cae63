package dev.baton.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of member names and array indexes only, as reference paths are and most paths are. */
record SimplePath(List<Step> steps) {

  /** A member's name, or null with an array index. */
  record Step(@Nullable String name, int index) {

    @Nullable JsonNode of(JsonNode node) {
      if (name != null) {
        return node.isObject() ? node.get(name) : null;
      }
      if (!node.isArray()) {
        return null;
      }
      return node.get(index < 0 ? node.size() + index : index);
    }
  }

  /** Reads {@code .name['name'][0]}; null when the text holds anything else. */
  static @Nullable SimplePath parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = stepEnd(text, at);
      Step step = end < 0 ? null : step(text.substring(at, end));
      if (step == null) {
        return null;
      }
      steps.add(step);
      at = end;
    }
    return new SimplePath(List.copyOf(steps));
  }

  @Nullable JsonNode find(JsonNode root) {
    JsonNode node = root;
    for (int i = 0; i < steps.size(); i++) {
      node = steps.get(i).of(node);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private static int stepEnd(String text, int at) {
    char first = text.charAt(at);
    if (first == '.') {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
        end++;
      }
      return end;
    }
    if (first != '[' || at + 1 == text.length()) {
      return -1;
    }
    char quote = text.charAt(at + 1);
    boolean quoted = quote == '\'' || quote == '"';
    int close = quoted ? text.indexOf(quote + "]", at + 2) : text.indexOf(']', at);
    return close < 0 ? -1 : close + (quoted ? 2 : 1);
  }

  private static @Nullable Step step(String text) {
    if (text.charAt(0) == '.') {
      String name = text.substring(1);
      boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> "*()?@, ".indexOf(c) >= 0);
      return plain ? new Step(name, 0) : null;
    }
    String inner = text.substring(1, text.length() - 1);
    if (inner.length() >= 2 && (inner.charAt(0) == '\'' || inner.charAt(0) == '"')) {
      String name = inner.substring(1, inner.length() - 1);
      boolean plain = name.indexOf('\\') < 0 && name.indexOf(inner.charAt(0)) < 0;
      return plain ? new Step(name, 0) : null;
    }
    try {
      return new Step(null, Integer.parseInt(inner));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
