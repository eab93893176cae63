package dev.baton.documents.values;

/**
 * Numbers of a fixed length, which as texts have the order of numbers. {@code String.format} would
 * look up how a locale writes them: 30 ms of a cold start.
 */
public final class Digits {
  private Digits() {}

  /** A number that is not negative, with zeros before it up to so many digits. */
  public static String padded(int number, int digits) {
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }
}
