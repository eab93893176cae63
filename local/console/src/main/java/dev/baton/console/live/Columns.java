package dev.baton.console.live;

import org.jspecify.annotations.Nullable;

/** Text fitted into columns. */
final class Columns {
  private static final String CUT = "~";

  private Columns() {}

  /** Padded or cut to exactly this width. */
  static String fit(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(width - cut.length());
  }

  /** Cut to at most this width, on one line; the end of what is cut says so. */
  static String cut(String text, int width) {
    String line = text.replaceAll("\\s+", " ").strip();
    String kept = text.startsWith(" ") ? text.stripTrailing() : line;
    return kept.length() <= width ? kept : kept.substring(0, width - 1) + CUT;
  }

  /** A file name cut in the middle, so that its end stays readable. */
  static String label(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int tail = width / 3;
    return text.substring(0, width - tail - 1) + CUT + text.substring(text.length() - tail);
  }

  /** The last part of a class name with its package; names that AWS gives stay as they are. */
  static String errorName(@Nullable String error) {
    if (error == null || error.isEmpty()) {
      return "no error name";
    }
    return Character.isLowerCase(error.charAt(0))
        ? error.substring(error.lastIndexOf('.') + 1)
        : error;
  }
}
