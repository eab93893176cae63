package dev.baton.documents.values;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** Those that are written with a bare dollar sign, too. */
  static final List<String> DOLLARS = List.of("AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "USD");

  private Currencies() {}

  static String iso(String written) {
    return SIGNS.getOrDefault(written, written);
  }

  /** The ISO code of what is written, where a dollar is the document's own. */
  static String iso(String written, @Nullable String usual) {
    return written.equals("$") && usual != null && DOLLARS.contains(usual) ? usual : iso(written);
  }
}
