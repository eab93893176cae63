package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.values.Found;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** International bank account numbers, each as long as its country has them, by ISO 13616. */
final class Iban {
  private static final Pattern START = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{2}\\d{2}");
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MC", 27),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("TR", 26));
  private static final int LEAST = 15;
  private static final int MOST = 34;
  private static final int LEAST_DIGITS = 12;

  private Iban() {}

  /** The first number; with a wrong checksum it is a fact too, one that must be seen. */
  static Optional<Found> in(String text) {
    Matcher start = START.matcher(text);
    while (start.find()) {
      int length = LENGTHS.getOrDefault(start.group().substring(0, 2), MOST);
      int end = start.start();
      StringBuilder number = new StringBuilder();
      while (end < text.length() && number.length() < length && continues(text, end)) {
        char c = text.charAt(end++);
        if (c != ' ') {
          number.append(c);
        }
      }
      if (number.length() >= LEAST) {
        String written = text.substring(start.start(), end).strip();
        return Optional.of(
            new Found(
                value(number.toString()),
                written,
                start.start(),
                start.start() + written.length()));
      }
    }
    return Optional.empty();
  }

  /** The first number, which may go on at the beginning of the next line. */
  static Optional<Found> over(String text, String next) {
    Optional<Found> found = in(text);
    if (found.filter(iban -> iban.value().isTextual()).isPresent()) {
      return found;
    }
    String line = text.stripTrailing();
    Optional<Found> both =
        in(line + " " + next.strip())
            .filter(iban -> iban.start() < line.length() && iban.end() > line.length())
            .filter(iban -> iban.value().isTextual() || isLikely(iban.text()));
    return both.isPresent() ? both : found;
  }

  // Digits and capitals, in groups with one space between them.
  private static boolean continues(String text, int at) {
    char c = text.charAt(at);
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c == ' ' && at + 1 < text.length() && text.charAt(at + 1) != ' ');
  }

  private static JsonNode value(String iban) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return isValid(iban) ? nodes.textNode(iban) : nodes.objectNode().put("invalid", iban);
  }

  /** Whether it is as long as its country has them and mostly of digits, right or wrong. */
  static boolean isLikely(String written) {
    String number = written.replace(" ", "");
    return LENGTHS.getOrDefault(number.substring(0, 2), 0) == number.length()
        && number.chars().filter(Character::isDigit).count() >= LEAST_DIGITS;
  }

  private static boolean isValid(String iban) {
    int length = LENGTHS.getOrDefault(iban.substring(0, 2), iban.length());
    if (iban.length() != length) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }
}
