package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's own functions that can burn time or memory within a single call, where {@link Bounds}
 * does not look. Each is the original behind a check of its arguments.
 */
final class GuardedFunctions {
  private static final long WIDEST = 10_000_000;
  private static final Map<String, JFunction> ALL = wrap();

  private GuardedFunctions() {}

  static void register(Jsonata expression) {
    ALL.forEach(expression::registerFunction);
  }

  private static Map<String, JFunction> wrap() {
    Map<String, String> signatures =
        Map.of(
            "match", "<s-f<s:o>n?:a<o>>",
            "contains", "<s-(sf):b>",
            "replace", "<s-(sf)(sf)n?:s>",
            "split", "<s-(sf)n?:a<s>>",
            "formatNumber", "<n-so?:s>");
    Map<String, JFunction> wrapped = new LinkedHashMap<>();
    signatures.forEach(
        (name, signature) -> {
          JFunction original = Jsonata.function(name, signature, Functions.class, null, name);
          wrapped.put(
              name,
              new JFunction(
                  (input, args) -> {
                    check(args);
                    return original.call(input, withPattern(args));
                  },
                  signature));
        });
    wrapped.put("pad", new JFunction((input, args) -> pad(args), "<s-ns?:s>"));
    return wrapped;
  }

  /** The library's own takes time that grows with the square of the width. */
  private static @Nullable String pad(List<?> args) {
    check(args);
    if (!(args.get(0) instanceof String text) || !(args.get(1) instanceof Number number)) {
      return null;
    }
    int width = number.intValue();
    Object with = args.size() < 3 ? null : args.get(2);
    int[] fill =
        (with instanceof String given && !given.isEmpty() ? given : " ").codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    int missing = Math.abs(width) - text.codePointCount(0, text.length());
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(fill[i % fill.length]);
    }
    return width < 0 ? padding + text : text + padding;
  }

  /** Runs a regular expression over its text once, within bounds; refuses absurd widths. */
  private static void check(List<?> args) {
    Object text = args.isEmpty() ? null : args.get(0);
    Object second = args.size() < 2 ? null : args.get(1);
    boolean wide = second instanceof Number width && Math.abs(width.doubleValue()) > WIDEST;
    boolean longPicture =
        text instanceof Number && second instanceof String picture && picture.length() > 1_000;
    if (wide || longPicture) {
      throw Bounds.tooMuch();
    }
    if (text instanceof String subject && second instanceof BoundedRegex regex) {
      regex.tryOn(subject);
    }
  }

  /** The library's functions know only its own regular expressions. */
  private static List<?> withPattern(List<?> args) {
    if (args.size() < 2 || !(args.get(1) instanceof BoundedRegex regex)) {
      return args;
    }
    List<Object> replaced = new ArrayList<>(args);
    replaced.set(1, regex.pattern());
    return replaced;
  }
}
