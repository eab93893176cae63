package dev.baton.cloud.logs;

import dev.baton.cloud.door.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which messages a filter wants ("Filter pattern syntax" of the CloudWatch Logs user guide): terms
 * that must all be there, {@code ?terms} of which one must, {@code -terms} that must not, {@code
 * %regular expressions%}, conditions on members of JSON in braces, or on fields in brackets.
 */
interface FilterPattern {
  Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

  boolean matches(String message);

  /**
   * Reads a pattern.
   *
   * @throws AwsException {@code InvalidParameterException} for one that is none, or that is not
   *     known here
   */
  static FilterPattern of(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{") && trimmed.endsWith("}")) {
      return new JsonPattern(trimmed.substring(1, trimmed.length() - 1));
    }
    if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
      return new FieldPattern(trimmed.substring(1, trimmed.length() - 1));
    }
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      throw invalid("a bracket is not closed");
    }
    if (trimmed.length() > 1 && trimmed.startsWith("%") && trimmed.endsWith("%")) {
      Pattern expression = Pattern.compile(trimmed.substring(1, trimmed.length() - 1));
      return message -> expression.matcher(message).find();
    }
    return terms(trimmed);
  }

  static AwsException invalid(String reason) {
    return AwsException.badRequest(
        "InvalidParameterException", "Invalid filter pattern: " + reason);
  }

  private static FilterPattern terms(String text) {
    List<String> all = new ArrayList<>();
    List<String> any = new ArrayList<>();
    List<String> none = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      String term = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      switch (matcher.group(1)) {
        case "?" -> any.add(term);
        case "-" -> none.add(term);
        default -> all.add(term);
      }
    }
    return message ->
        all.stream().allMatch(message::contains)
            && (any.isEmpty() || any.stream().anyMatch(message::contains))
            && none.stream().noneMatch(message::contains);
  }
}
