package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text behind a label as the kind of value that the field has. */
final class FieldValues {
  private static final Pattern ID =
      Pattern.compile("(?=[A-Za-z0-9/._#-]*\\d)[A-Za-z0-9][A-Za-z0-9/._-]*[A-Za-z0-9]|\\d");
  private static final Pattern SPACED_ID =
      Pattern.compile(
          "\\d{3} \\d{3} \\d{3,4}(?!\\d)|[A-Z]{1,4} ?\\d{2,4}(?: \\d{2,4}){1,3}(?!\\d)|[A-Z]{2,4}"
              + " \\d{3,}");
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
  private static final Pattern BEFORE_ID =
      Pattern.compile("\\W*(?:(?i:no|nr|number|id|ref|inv)|[A-Z]{1,5})?\\W{0,4}");
  private static final Pattern BEFORE_NAME =
      Pattern.compile("(?i)^(?:referral of|regarding|concerning|re|for|patient|name)\\b[:\\s]*");

  /** Words that forms print where a name is missing, and no name has. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iU).*\\b(?:name|patient|record|medical|date|birth|referral|number|address|sex|gender|account|details|department|ward|unit|report"
              + "|specimen|sample|collected|received|reported|admission|discharge|admitted|discharged|diagnosis|urgency|priority|reason|phone|insurance|unknown|unbekannt|none|né|née|geb)\\b.*");

  private static final Pattern NAME_END =
      Pattern.compile(
          "(?i)[(;|]|\\s[-–—]\\s|,?\\s+(?:dob|d\\.o\\.b\\.?|born|date of"
              + " birth|aged?|mrn|nhs|sex|id|geb\\.?)\\b|,?\\s+née?\\s|,\\s*\\d|\\s\\d");
  private static final Pattern SEX =
      Pattern.compile("(?i)\\b(female|male|f|m|weiblich|männlich|w|other|x)\\b");
  private static final Pattern URGENCY =
      Pattern.compile(
          "(?i)\\b(emergency|immediate|stat|two[- ]week(?:[-"
              + " ]wait)?|2ww|urgent|soon|expedited|non[- ]urgent|nicht"
              + " dringend|routine|elective|dringend|eilig|notfall|normal|standard)\\b");

  private static final Pattern TICKED =
      Pattern.compile("(?:[\\[(]\\s?[xX✓✔]\\s?[\\])]|[☒☑✓✔])\\s*([\\p{L}][\\p{L} -]{2,24})");
  private static final Pattern UNTICKED = Pattern.compile("\\[\\s?\\]|☐");

  private FieldValues() {}

  static Optional<Found> read(Kind kind, String text, Notation notation) {
    return switch (kind) {
      case AMOUNT -> Amounts.last(text, notation);
      case DATE -> Dates.first(text, notation);
      case BIC -> first(BIC, text).filter(found -> found.start() <= 6);
      case IBAN -> Iban.in(text);
      case ID -> id(text);
      case NAME -> name(text);
      case PARTY -> party(text);
      case SEX -> first(SEX, text).map(found -> with(found, sex(found.text())));
      case URGENCY -> urgency(text);
      case LIST, PROSE, TEXT -> plain(text);
    };
  }

  private static Optional<Found> id(String text) {
    Optional<Found> spaced = first(SPACED_ID, text).filter(found -> found.start() <= 2);
    if (spaced.isPresent()) {
      return spaced;
    }
    Optional<Found> bic = first(BIC, text).filter(found -> found.start() <= 2);
    Optional<Found> found = bic.isPresent() ? bic : first(ID, text);
    return found.filter(
        id ->
            BEFORE_ID.matcher(text.substring(0, id.start())).matches()
                && !looksLikeDate(id.text()));
  }

  private static boolean looksLikeDate(String text) {
    return text.matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}");
  }

  private static Optional<Found> name(String text) {
    String plain = text.strip().replaceFirst("^[:,.\\s-]+", "");
    Matcher end = NAME_END.matcher(plain);
    String name =
        (end.find() ? plain.substring(0, end.start()) : plain).replaceAll("[,.:;\\s]+$", "");
    name = BEFORE_NAME.matcher(name).replaceFirst("");
    boolean named =
        name.length() >= 3
            && name.length() <= 60
            && Character.isUpperCase(name.charAt(0))
            && name.split("\\s+").length <= 6
            && !name.matches(".*\\d.*")
            && !NO_NAME.matcher(name).matches();
    return named ? Optional.of(found(name, text)) : Optional.empty();
  }

  private static Optional<Found> party(String text) {
    String plain = text.strip().replaceFirst("^[:,.\\s-]+", "").replaceFirst(",\\s*\\d.*$", "");
    boolean named =
        plain.length() >= 3
            && plain.length() <= 90
            && plain.chars().filter(Character::isLetter).count() >= 3
            && (Character.isUpperCase(plain.charAt(0)) || Character.isDigit(plain.charAt(0)))
            && plain.split("\\s+").length <= 10;
    return named ? Optional.of(found(plain, text)) : Optional.empty();
  }

  private static Optional<Found> plain(String text) {
    String plain = Fact.shortened(text.strip().replaceFirst("^[:,.\\s-]+", ""));
    return plain.length() < 2 ? Optional.empty() : Optional.of(found(plain, text));
  }

  private static String sex(String written) {
    return switch (Character.toLowerCase(written.charAt(0))) {
      case 'f', 'w' -> "female";
      case 'm' -> "male";
      default -> "other";
    };
  }

  // Of boxes to tick, the ticked one counts.
  private static Optional<Found> urgency(String text) {
    Matcher ticked = TICKED.matcher(text);
    Optional<Found> found =
        ticked.find()
            ? first(URGENCY, ticked.group(1))
            : UNTICKED.matcher(text).find() ? Optional.empty() : first(URGENCY, text);
    return found.map(urgency -> with(urgency, urgencyOf(urgency.text())));
  }

  private static String urgencyOf(String written) {
    String lower = written.toLowerCase(Locale.ROOT).replace('-', ' ');
    return switch (lower) {
      case "emergency", "immediate", "stat", "notfall" -> "emergency";
      case "soon", "expedited" -> "soon";
      case "routine", "elective", "non urgent", "nicht dringend", "normal", "standard" -> "routine";
      default -> "urgent";
    };
  }

  private static Optional<Found> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    JsonNode value = JsonNodeFactory.instance.textNode(matcher.group());
    return Optional.of(new Found(value, matcher.group(), matcher.start(), matcher.end()));
  }

  private static Found with(Found found, String value) {
    return new Found(
        JsonNodeFactory.instance.textNode(value), found.text(), found.start(), found.end());
  }

  private static Found found(String value, String text) {
    int start = Math.max(0, text.indexOf(value));
    return new Found(
        JsonNodeFactory.instance.textNode(value), value, start, start + value.length());
  }
}
