package dev.baton.documents.values;

import java.util.Map;
import java.util.regex.Pattern;

/** How currencies are written. */
final class Currencies {
  private static final Map<String, String> SIGNS =
      Map.of(
          "€", "EUR", "$", "USD", "US$", "USD", "£", "GBP", "¥", "JPY", "CA$", "CAD", "A$", "AUD",
          "Fr.", "CHF", "₹", "INR");

  /** A sign or an ISO code. */
  static final String WRITTEN =
      "(?:US\\$|CA\\$|A\\$|[€$£¥₹]|Fr\\.|\\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF"
          + "|INR|SGD|HKD|ZAR|BRL|MXN)\\b)";

  static final Pattern PATTERN = Pattern.compile(WRITTEN);

  private Currencies() {}

  static String iso(String written) {
    return SIGNS.getOrDefault(written, written);
  }
}
