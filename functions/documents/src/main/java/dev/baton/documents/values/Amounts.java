package dev.baton.documents.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums of money: {@code {"amount": 1234.56, "currency": "EUR"}}. */
public final class Amounts {
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\w.,/-])(\\()?\\s?([-−–])?\\s?(?:("
              + Currencies.WRITTEN
              + ")\\s{0,4})?\\s?([-−])?\\s?((?<=[R€$£]\\s{0,4})\\d{1,3}(?:"
              + " \\d{3})+\\.\\d{2}(?!\\d)|"
              + Numbers.WRITTEN
              + ")(-)?\\s?("
              + Currencies.WRITTEN
              + ")?(?![\\w%/]|[.,-]\\d|\\s%)");

  private Amounts() {}

  /** The amounts of a text that are written as money: with a currency or with two decimals. */
  public static List<Found> all(String text, Notation notation) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = AMOUNT.matcher(text);
    while (matcher.find()) {
      boolean currency = matcher.group(3) != null || matcher.group(7) != null;
      if (currency || matcher.group(5).matches(".*\\D\\d{2}")) {
        found.add(found(matcher, notation));
      }
    }
    return found;
  }

  /** A figure that is an amount because nothing else stands there. */
  public static Optional<Found> whole(String text, Notation notation) {
    Matcher matcher = AMOUNT.matcher(text);
    boolean alone = matcher.find() && matcher.group().strip().equals(text.strip());
    return alone ? Optional.of(found(matcher, notation)) : Optional.empty();
  }

  /** The last of them, which on a line of figures is the sum. */
  public static Optional<Found> last(String text, Notation notation) {
    List<Found> found = all(text, notation);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private static Found found(Matcher matcher, Notation notation) {
    BigDecimal amount = Numbers.parse(matcher.group(5), notation);
    boolean negative =
        matcher.group(2) != null
            || matcher.group(4) != null
            || matcher.group(6) != null
            || matcher.group(1) != null;
    String written = matcher.group(3) != null ? matcher.group(3) : matcher.group(7);
    String currency =
        written == null ? notation.currency() : Currencies.iso(written, notation.currency());
    return new Found(
        node(negative ? amount.negate() : amount, currency),
        matcher.group().strip(),
        matcher.start(),
        matcher.end());
  }

  static ObjectNode node(BigDecimal amount, @Nullable String currency) {
    return JsonNodeFactory.instance.objectNode().put("amount", amount).put("currency", currency);
  }
}
