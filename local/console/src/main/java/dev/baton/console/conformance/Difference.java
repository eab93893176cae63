package dev.baton.console.conformance;

/** The first place where an answer differs from the recording. */
public record Difference(String pointer, String expected, String actual) {
  private static final int SHOWN = 400;

  @Override
  public String toString() {
    return pointer + " expected " + cut(expected) + " actual " + cut(actual);
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
