package dev.baton.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.text.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The regular expressions in the filters of a path ({@code [?(@.name =~ /a.*b/)]}). The library
 * that evaluates paths lets them look at a text without end, so they are tried within bounds first,
 * on all that a filter can hand them.
 */
final class FilterPatterns {
  private static final long LIMIT_NANOS = 2_000_000_000L;
  private static final String MATCHES = "=~";
  private static final FilterPatterns NONE = new FilterPatterns("");

  private final String path;
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<String> literals = new ArrayList<>();

  private FilterPatterns(String path) {
    this.path = path;
  }

  /** The patterns of a path that the library has taken. */
  static FilterPatterns in(String path) {
    if (!path.contains(MATCHES)) {
      return NONE;
    }
    FilterPatterns found = new FilterPatterns(path);
    int at = 0;
    while (at < path.length()) {
      char c = path.charAt(at);
      at = c == '/' || c == '\'' || c == '"' ? found.take(at, c) : at + 1;
    }
    return found;
  }

  /** Takes what a sign encloses, and tells where the path goes on behind it. */
  private int take(int start, char sign) {
    int end = start + 1;
    while (end < path.length() && path.charAt(end) != sign) {
      end += path.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= path.length()) {
      return path.length();
    }
    String inner = path.substring(start + 1, end);
    int next = end + 1;
    if (sign == '/') {
      while (next < path.length() && Character.isLetter(path.charAt(next))) {
        next++;
      }
      String flags = path.substring(end + 1, next);
      patterns.add(Pattern.compile(flags.isEmpty() ? inner : "(?" + flags + ")" + inner));
    } else {
      literals.add(inner);
    }
    return next;
  }

  /**
   * Looks at every text and number of the document.
   *
   * @throws EvaluationException when that takes longer than a path may
   */
  void tryOn(JsonNode root) {
    if (!patterns.isEmpty()) {
      long deadline = System.nanoTime() + LIMIT_NANOS;
      literals.forEach(text -> tryOn(text, deadline));
      tryOn(root, deadline);
    }
  }

  private void tryOn(JsonNode node, long deadline) {
    if (node.isValueNode()) {
      tryOn(node.asText(), deadline);
    } else {
      node.forEach(part -> tryOn(part, deadline));
    }
  }

  private void tryOn(String text, long deadline) {
    for (Pattern pattern : patterns) {
      boolean unused = pattern.matcher(new BoundedText(text, deadline, this::tooLong)).matches();
    }
  }

  private RuntimeException tooLong() {
    return new EvaluationException(
        Errors.RUNTIME,
        "The JSONPath '%s' took too long: a regular expression in its filter backtracks without"
                .formatted(path)
            + " end",
        null);
  }
}
