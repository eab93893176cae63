package dev.baton.models.classification;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing to look for in a text, as a line of {@code concepts.txt} describes it. */
record Concept(String name, Scope scope, int most, Pattern pattern) {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;

  /** Where a concept is looked for. */
  enum Scope {
    TITLE,
    WORDS,
    LINES
  }

  static Concept of(String line) {
    String[] parts = line.split("\\s+", 4);
    return new Concept(
        parts[0],
        Scope.valueOf(parts[1].toUpperCase(Locale.ROOT)),
        Integer.parseInt(parts[2]),
        Pattern.compile(parts[3], FLAGS));
  }

  static List<Concept> all() {
    return Resources.text("concepts.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Concept::of)
        .toList();
  }

  /** How much of this the text has, 0 to 1. */
  double in(TextViews text) {
    return switch (scope) {
      case TITLE -> text.titles().stream().anyMatch(this::names) ? 1 : 0;
      case WORDS -> share(text.words());
      case LINES -> share(text.lines());
    };
  }

  /** Whether this, a title, is what the line consists of. */
  boolean names(String line) {
    return pattern.matcher(line).matches();
  }

  private double share(String text) {
    Matcher matcher = pattern.matcher(text);
    int found = 0;
    while (found < most && matcher.find()) {
      found++;
    }
    return (double) found / most;
  }
}
