package dev.baton.cloud.iam;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of policies, such as <code>${aws:PrincipalArn}</code> or <code>
 * ${s3:prefix, 'none'}</code>: IAM user guide, "Variables and tags". <code>${*}</code>, <code>${?}
 * </code> and <code>${$}</code> stand for the characters themselves.
 */
final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)(?:,\\s*'([^']*)')?}");

  /** Stand-ins of characters that are meant as they are, from a range nobody uses in a name. */
  private static final char STAR = '\ue000';

  private static final char MARK = '\ue001';

  private Variables() {}

  static boolean in(String text) {
    return text.contains("${");
  }

  /** The keys that a text needs. */
  static List<String> keys(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1).strip())
        .filter(key -> key.length() > 1)
        .toList();
  }

  /** The text with all variables filled in; null when one has no single value and no default. */
  static @Nullable String fill(String text, Facts facts) {
    if (!in(text)) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      String value = value(matcher.group(1).strip(), facts);
      value = value == null ? matcher.group(2) : value;
      if (value == null) {
        return null;
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static @Nullable String value(String key, Facts facts) {
    return switch (key) {
      case "*" -> String.valueOf(STAR);
      case "?" -> String.valueOf(MARK);
      case "$" -> "$";
      default -> {
        List<String> values = facts.of(key);
        yield values.size() == 1 ? values.get(0).replace('*', STAR).replace('?', MARK) : null;
      }
    };
  }

  /** The character that a character of a filled-in pattern stands for. */
  static char unescaped(char character) {
    return character == STAR ? '*' : character == MARK ? '?' : character;
  }
}
