package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.Jsonata.Fn0;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of JSONata, which is a function from a text to its first match, and which
 * looks at a text only so long.
 */
final class BoundedRegex extends JFunction {
  private static final Field VALUE = valueOfSymbol();

  private final Pattern pattern;

  private BoundedRegex(Pattern pattern) {
    super((input, args) -> first(pattern, args), "<s-:o>");
    this.pattern = pattern;
  }

  private static Field valueOfSymbol() {
    try {
      Field value = Symbol.class.getDeclaredField("value");
      value.setAccessible(true);
      return value;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("The JSONata library is not the one this was made for", e);
    }
  }

  /** Takes the place of the library's own regular expression; done again, it changes nothing. */
  static void replaceIn(Symbol expression) {
    try {
      if (VALUE.get(expression) instanceof Pattern pattern) {
        VALUE.set(expression, new BoundedRegex(pattern));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  Pattern pattern() {
    return pattern;
  }

  /** Looks for all there is to find, within bounds. */
  void tryOn(String text) {
    Matcher matcher = pattern.matcher(Bounds.bounded(text));
    while (matcher.find()) {
      // Finding is all that is asked.
    }
  }

  private static @Nullable Map<String, Object> first(Pattern pattern, List<?> args) {
    Object text = args.isEmpty() ? null : args.get(0);
    return text instanceof String subject ? next(pattern.matcher(Bounds.bounded(subject))) : null;
  }

  private static @Nullable Map<String, Object> next(Matcher matcher) {
    if (!matcher.find()) {
      return null;
    }
    String match = matcher.group();
    Fn0<Map<String, Object>> rest = () -> next(matcher);
    return Map.of(
        "match",
        match,
        "start",
        matcher.start(),
        "end",
        matcher.end(),
        "groups",
        List.of(match),
        "next",
        rest);
  }
}
