package dev.baton.documents.values;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How currencies are written. */
public final class Currencies {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("$", "USD"),
          Map.entry("US$", "USD"),
          Map.entry("£", "GBP"),
          Map.entry("¥", "JPY"),
          Map.entry("CA$", "CAD"),
          Map.entry("A$", "AUD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("Fr.", "CHF"),
          Map.entry("₹", "INR"),
          Map.entry("Rs", "INR"),
          Map.entry("Rs.", "INR"),
          Map.entry("R", "ZAR"));

  /** The ISO codes, as alternatives of a pattern. */
  public static final String CODES =
      "USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|SGD|HKD|ZAR|BRL|MXN";

  /** A sign or an ISO code. */
  public static final String WRITTEN =
      "(?:US\\$|CA\\$|NZ\\$|A\\$|[€$£¥₹]|Fr\\.|\\bRs\\.?(?=\\s?\\d)|"
          + "\\bR(?=\\s{0,4}\\d{1,3}(?:[ ,\u00a0\u202f]?\\d{3})*[.,]\\d{2}(?!\\d))|"
          + "\\b(?:"
          + CODES
          + ")\\b)";

  static final Pattern PATTERN = Pattern.compile(WRITTEN);

  /** The names of currencies in words, as alternatives of a pattern that ignores case. */
  public static final String NAMES =
      "(?:u\\.?s\\.?|united states|american|canadian|australian|new zealand) dollars?|euros?"
          + "|pounds? sterling|british pounds?|sterling|swiss francs?|south african"
          + " rand|indian rupees?";

  static final Pattern NAMED = Pattern.compile("(?iu)\\b(?:" + NAMES + ")\\b");

  /** Those that are written with a bare dollar sign, too. */
  static final List<String> DOLLARS = List.of("AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "USD");

  private Currencies() {}

  /** The ISO code of a name in words. */
  public static String named(String name) {
    String small = name.toLowerCase(Locale.ROOT).replace(".", "");
    return switch (small.charAt(0)) {
      case 'u' -> "USD";
      case 'c' -> "CAD";
      case 'n' -> "NZD";
      case 'e' -> "EUR";
      case 'p', 'b' -> "GBP";
      case 'i' -> "INR";
      case 'a' -> small.startsWith("am") ? "USD" : "AUD";
      default -> small.startsWith("st") ? "GBP" : small.startsWith("sw") ? "CHF" : "ZAR";
    };
  }

  static String iso(String written) {
    return SIGNS.getOrDefault(written, written);
  }

  /** The ISO code of what is written, where a dollar is the document's own. */
  static String iso(String written, @Nullable String usual) {
    return written.equals("$") && usual != null && DOLLARS.contains(usual) ? usual : iso(written);
  }
}
