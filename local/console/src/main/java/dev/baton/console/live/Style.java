package dev.baton.console.live;

/** How a part of a line looks on a terminal with colour. */
public enum Style {
  PLAIN(""),
  QUIET("\u001b[2m"),
  GOOD("\u001b[32m"),
  WARNING("\u001b[33m"),
  BAD("\u001b[31m"),
  STRONG("\u001b[1m"),
  FOUND("\u001b[1;33m");

  private static final String RESET = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, or as it is when colour is not wanted. */
  public String on(String text, boolean colour) {
    return colour && !code.isEmpty() ? code + text + RESET : text;
  }
}
