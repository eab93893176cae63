package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text behind a label as the kind of value that the field has. */
final class FieldValues {
  private static final Pattern ID =
      Pattern.compile("(?=[A-Za-z0-9/._#-]*\\d)[A-Za-z0-9][A-Za-z0-9/._-]*[A-Za-z0-9]|\\d");
  private static final Pattern SPACED_ID =
      Pattern.compile("\\d{3} \\d{3} \\d{4}|[A-Z]{2,4} \\d{3,}");
  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{2,4}){3,8}");
  private static final Pattern NAME_END =
      Pattern.compile(
          "(?i)[(;|]|\\s[-–—]\\s|,?\\s+(?:dob|d\\.o\\.b\\.?|born|date of"
              + " birth|aged?|mrn|nhs|sex|id|geb\\.?)\\b|,\\s*\\d|\\s\\d");
  private static final Pattern SEX =
      Pattern.compile("(?i)\\b(female|male|f|m|weiblich|männlich|w|other|x)\\b");
  private static final Pattern URGENCY =
      Pattern.compile(
          "(?i)\\b(emergency|immediate|stat|two[- ]week(?:[- ]wait)?|2ww|urgent|soon|expedited"
              + "|routine|elective|non[- ]urgent|dringend|normal)\\b");

  private FieldValues() {}

  static Optional<Found> read(Kind kind, String text, Notation notation) {
    return switch (kind) {
      case AMOUNT -> Amounts.last(text, notation);
      case DATE -> Dates.first(text, notation);
      case IBAN -> iban(text);
      case ID -> id(text);
      case NAME -> name(text);
      case PARTY -> party(text);
      case SEX -> first(SEX, text).map(found -> with(found, sex(found.text())));
      case URGENCY -> first(URGENCY, text).map(found -> with(found, urgency(found.text())));
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
    return found.filter(id -> id.start() <= 12 && !looksLikeDate(id.text()));
  }

  private static boolean looksLikeDate(String text) {
    return text.matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}");
  }

  // A number with a wrong checksum is a fact too, one that must be seen.
  private static Optional<Found> iban(String text) {
    return first(IBAN, text).map(FieldValues::checked);
  }

  private static Found checked(Found found) {
    String iban = found.text().replace(" ", "");
    if (hasValidChecksum(iban)) {
      return with(found, iban);
    }
    JsonNode value = JsonNodeFactory.instance.objectNode().put("invalid", iban);
    return new Found(value, found.text(), found.start(), found.end());
  }

  private static boolean hasValidChecksum(String iban) {
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static Optional<Found> name(String text) {
    String plain = text.strip().replaceFirst("^[:,.\\s-]+", "");
    Matcher end = NAME_END.matcher(plain);
    String name =
        (end.find() ? plain.substring(0, end.start()) : plain).replaceAll("[,.:;\\s]+$", "");
    boolean named =
        name.length() >= 3
            && name.length() <= 60
            && Character.isUpperCase(name.charAt(0))
            && name.split("\\s+").length <= 6
            && !name.matches(".*\\d.*");
    return named ? Optional.of(found(name, text)) : Optional.empty();
  }

  private static Optional<Found> party(String text) {
    String plain = text.strip().replaceFirst("^[:,.\\s-]+", "");
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

  private static String urgency(String written) {
    String lower = written.toLowerCase(Locale.ROOT).replace('-', ' ');
    return switch (lower) {
      case "emergency", "immediate", "stat" -> "emergency";
      case "soon", "expedited" -> "soon";
      case "routine", "elective", "non urgent", "normal" -> "routine";
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
