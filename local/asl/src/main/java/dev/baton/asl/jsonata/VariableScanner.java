package dev.baton.asl.jsonata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names after {@code $} in an expression, skipping strings and comments. */
final class VariableScanner {
  private final String text;
  private final Set<String> names = new LinkedHashSet<>();
  private int at;

  private VariableScanner(String text) {
    this.text = text;
  }

  static List<String> names(String text) {
    VariableScanner scanner = new VariableScanner(text);
    scanner.scan();
    return List.copyOf(scanner.names);
  }

  private void scan() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '"', '\'' -> skipQuoted(c);
        case '`' -> skipTo("`");
        case '/' -> skipCommentOrRegex();
        case '$' -> name();
        default -> {}
      }
    }
  }

  private void name() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (at > start) {
      names.add(text.substring(start, at));
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void skipQuoted(char quote) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        return;
      }
    }
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found + end.length();
  }

  /** A slash divides after a value, and else opens a regular expression. */
  private void skipCommentOrRegex() {
    if (text.startsWith("*", at)) {
      at++;
      skipTo("*/");
    } else if (opensRegex()) {
      skipQuoted('/');
    }
  }

  private boolean opensRegex() {
    int before = at - 2;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < 0 || "(,=~[{:;?&<>!".indexOf(text.charAt(before)) >= 0;
  }
}
