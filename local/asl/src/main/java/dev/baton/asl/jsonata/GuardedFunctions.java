package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            "pad", "<s-ns?:s>",
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
                    return original.call(input, args);
                  },
                  signature));
        });
    return wrapped;
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
    if (text instanceof String subject && second instanceof Pattern pattern) {
      Matcher matcher = pattern.matcher(BoundedText.of(subject));
      while (matcher.find()) {
        // Finding is all that is asked.
      }
    }
  }
}
