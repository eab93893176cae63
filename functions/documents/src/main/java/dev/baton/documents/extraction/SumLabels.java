package dev.baton.documents.extraction;

import dev.baton.documents.extraction.TypeRules.Field;
import dev.baton.documents.extraction.TypeRules.Kind;
import java.util.regex.Pattern;

/** What may stand between the label of a sum and the sum. */
final class SumLabels {
  /** Until when a sum is to be paid, or when it was. */
  private static final Pattern UNTIL =
      Pattern.compile(
          "(?iu)^\\s*(?:(?:due|payable) )?(?:(?:by|before|on|until|bis(?:"
              + " zum)?|am)\\s+)?(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}\\.? \\p{L}{3,9}\\.?"
              + " \\d{4}|\\p{L}{3,9} \\d{1,2}, \\d{4})\\s*");

  private static final Pattern FOLLOWED =
      Pattern.compile(
          "(?s)[\\s(]*(?:[\\d€$£¥(]|(?!IVA|VAT|GST|TVA|BTW|HST|PST|TAX|UST|MWST)[A-Z]{3}\\b|(?:at"
              + " |of |@ ?)?\\d+(?:[.,]\\d+)?\\s?(?:%|per ?cent|pct)).*");

  private static final Pattern APART =
      Pattern.compile(
          "[\\s(,]*(?:(?i:on|over|of|auf|von|sur|de|op|su|sobre) (?:[A-Z]{3}"
              + " ?|[€$£])?\\d[\\d.,']*\\s+)?(?:(?:at |of |@ ?|in"
              + " )?(?:\\d+(?:[.,]\\d+)?\\s?(?:%|pct|per ?cent)))?\\s*(?:in"
              + " )?(?:[A-Z]{3}|[€$£]|(?i:(?:us|canadian|australian) dollars|euros?|pounds(?:"
              + " sterling)?"
              + "|rand|rupees))?[\\s):]*(?:\\([^)\\d]{1,30}\\)|\\((?i:reverse|exempt|zero)[^)]{0,60}\\)|(?:included|in"
              + " the|of the)[\\p{L} ]{0,24}(?:\\d{1,2}(?:[.,]\\d)?\\s?%)?)?\\s*");

  private static final Pattern STATE = Pattern.compile("\\W*[A-Z]{2}(?: \\+)? ");
  private static final Pattern STATE_IN_WORDS =
      Pattern.compile("\\W*\\p{L}{4,13}(?: \\p{L}{4,10})? ");
  private static final Pattern SHARE =
      Pattern.compile(
          "(?iu)[\\s(@]*\\d+(?:[.,]\\d+)?\\s?%\\)?\\s+(?:on|of|over|auf|von|sur|de|su|op|van|sobre)\\s.*");

  private SumLabels() {}

  /** Whether a sum, or the rate it is of, follows at once. */
  static boolean isFollowed(String behind) {
    return FOLLOWED.matcher(behind).matches();
  }

  /** Whether a label opens its cell; before a tax its state may stand. */
  static boolean opens(Field field, String before) {
    return before.chars().noneMatch(Character::isLetterOrDigit)
        || (field.kind() == Kind.AMOUNT && STATE.matcher(before).matches())
        || (field.name().equals("tax") && STATE_IN_WORDS.matcher(before).matches());
  }

  /** Whether nothing but a rate, a currency or a day follows: the sum is in the next cell. */
  static boolean isApart(String behind) {
    return APART.matcher(UNTIL.matcher(behind).replaceFirst("")).matches();
  }

  /** {@code VAT 20 % on 57.50}: the amount that is taxed, and not the tax. */
  static boolean isShare(String behind) {
    return SHARE.matcher(behind).matches();
  }
}
