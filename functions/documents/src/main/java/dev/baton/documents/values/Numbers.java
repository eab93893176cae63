package dev.baton.documents.values;

import dev.baton.documents.values.Notation.Decimal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as documents write them: 1,234.56 or 1.234,56 or 1 234,56 or 1'234.56. */
public final class Numbers {
  /** A number without sign; what follows must not carry it on. */
  public static final String WRITTEN =
      "(?:\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d{1,2})?|\\d{1,3}(?:[.,'’\u00a0\u202f]\\d{3})+(?:[.,]\\d{1,4})?|\\d{1,3}(?:"
          + " \\d{3})+,\\d{2}|\\d{1,12}(?:[.,]\\d{1,6})?)(?![\\d])";

  static final Pattern PATTERN = Pattern.compile(WRITTEN);

  private Numbers() {}

  /** The number that was written so; the notation decides where 1,234 could be either. */
  public static BigDecimal parse(String written, Notation notation) {
    String text = written.replaceAll("[\\s\u00a0\u202f'’]", "");
    int comma = text.lastIndexOf(',');
    int point = text.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      return comma > point ? comma(text) : point(text);
    }
    if (comma >= 0) {
      return isDecimal(text, comma, notation.decimal() == Decimal.COMMA)
          ? comma(text)
          : point(text);
    }
    if (point >= 0) {
      return isDecimal(text, point, notation.decimal() != Decimal.COMMA)
          ? point(text)
          : comma(text);
    }
    return new BigDecimal(text);
  }

  // One separator: twice it is grouping, before other than three digits it starts the decimals, and
  // what remains is as usual in this document.
  private static boolean isDecimal(String text, int last, boolean usual) {
    if (text.indexOf(text.charAt(last)) != last) {
      return false;
    }
    int decimals = text.length() - last - 1;
    boolean couldGroup = decimals == 3 && last <= 3 && !text.startsWith("0");
    return !couldGroup || usual;
  }

  private static BigDecimal comma(String text) {
    return new BigDecimal(text.replace(".", "").replace(',', '.'));
  }

  private static BigDecimal point(String text) {
    return new BigDecimal(text.replace(",", ""));
  }
}
