package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text behind a label as the kind of value that the field has. */
final class FieldValues {
  private static final Pattern ID =
      Pattern.compile("(?=[A-Za-z0-9/._#-]*\\d)[A-Za-z0-9][A-Za-z0-9/._-]*[A-Za-z0-9]|\\d");
  private static final Pattern SPACED_ID =
      Pattern.compile(
          "[A-Z]{1,3}-\\d{2,4} \\d{3,4}(?!\\d)|[A-Z]{2,4} \\d{2,}(?:[-/]\\d{2,}){1,3}|\\d{2}"
              + " \\d{2,3} \\d{3}(?![\\d/-]|\\.\\d)|\\d{3,5}(?: \\d{3,5}){1,3}(?: \\d{1,2})?(?:"
              + " [A-Z]{2}(?![\\p{L}\\d]))?(?![\\d/-]|\\.\\d)|\\d{2}(?:"
              + " \\d{2}){3,6}(?![\\d/-]|\\.\\d)|[A-Z]{1,4} ?\\d{2,4}(?:"
              + " \\d{2,4}){1,3}(?!\\d)|[A-Z]{2,4} \\d{3,}");
  private static final Pattern ID_WITH_LETTER =
      Pattern.compile(
          "\\s*((?=[A-Z\\d/-]*\\d{3})[A-Z\\d][A-Z\\d/-]{4,14} [A-Z]|[A-Z] \\d{4,8})\\s*");

  /** The number of a house, before its street. */
  private static final Pattern STREET =
      Pattern.compile(
          "(?iu)\\s*\\d{1,5}[a-z]? (?:\\p{L}[\\p{L}'’.-]*"
              + " ){1,3}(?:road|street|avenue|lane|drive|boulevard|way|close|court|parkway|pike|terrace|square)\\b.*");

  /** A day that begins with its number. */
  private static final Pattern DAY =
      Pattern.compile(
          "(?iu)\\d{1,2}(?:st|nd|rd|th|\\.)?"
              + " (?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|oct|okt|nov|de[cz])\\p{L}*\\.?,?"
              + " \\d{4}");

  private static final Pattern BIRTH =
      Pattern.compile("(?iu)\\W*(?:dob|d\\.o\\.b|born|geb|née?|nat[oa]|nacid[oa])\\b");

  private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
  private static final Pattern BEFORE_ID =
      Pattern.compile("\\W*(?:(?i:no|nr|number|id|ref|inv)|[A-Z]{1,5})?\\W{0,4}");
  private static final Pattern BEFORE_NAME =
      Pattern.compile("(?i)^(?:referral of|regarding|concerning|re|for|patient|name)\\b[:\\s]*");

  /** Words that forms print where a name is missing, and no name has. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iU)(?:yes|no|male|female|aptt|ptt|inr)\\W*|.*\\b(?:name|patient|record|medical|date|birth|referral|number|address|sex|gender|account|details|department|ward|unit|report"
              + "|specimen|sample|collected|received|reported|admission|discharge|admitted|discharged|diagnosis|urgency|priority|reason|phone|insurance|unknown|unbekannt|none|episode|né|née|geb|letter|form|hospital|clinic|surgery|infirmary|county|centre|center|practice|service|services|team|results?|laboratory|invoice|summary|hours|urgent|routine|outpatients?|emergency|from|to|refer|referred|subject|our|your|the|dear|thank|thanks|regards|street|road|avenue|dept|general|medicine|\\w+(?:ology|iatrics?|opaedics?|opedics?|therapy)|dob|mrn|serum|plasma|urine|blood|assessment|consultant|colleague|doctor|professor|sir|madam)\\b.*");

  /** The end of a company's name, behind which its address goes on. */
  private static final Pattern LEGAL_FORM =
      Pattern.compile(
          "(?u)\\b(?:Ltd|Limited|LLC|LLP|Inc|GmbH|AG|KG|PLC|plc|CLG|B\\.?V|N\\.V|SARL|SAS|S\\.?r\\.?l|S\\.?p\\.?A|S\\.?L|S\\.A|CC)\\b\\.?(?=,\\s)");

  private static final Pattern NO_PARTY =
      Pattern.compile(
          "(?i)\\b(?:bsb|iban|sort code|acct|account"
              + " (?:no|number)|bic|swift)\\b|\\d{7}|^\\W*\\d{6}|[A-Z]{2}\\d{2}(?:"
              + " ?[A-Z0-9]{4}){3}");

  private static final Pattern TITLED =
      Pattern.compile("((?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau)\\b\\.?[^,]{3,40}),.*");

  private static final Pattern NAME_END =
      Pattern.compile(
          "(?i)[(;|]|\\s[-–—/]\\s|,?\\s+(?:dob|d\\.o\\.b\\.?|born|date of"
              + " birth|aged?|mrn|nhs|sex|id|geb\\.?)\\b|,?\\s+(?:née?|nacid[oa]|nat[oa]"
              + "|geboren)\\s|,\\s+(?:varón|mujer|hombre|männlich|weiblich|homme|femme|vrouw)\\b|,\\s*\\d|\\s\\d");
  private static final Pattern NAME_START =
      Pattern.compile(
          "(?:(?:van|von|de|der|den|da|di|la|el|ter|ten|bin|al|mevr|dhr)\\.? ){0,3}\\p{Lu}");
  private static final Pattern SEX =
      Pattern.compile("(?i)\\b(female|male|f|m|weiblich|männlich|w|other|x)\\b");

  /** What is said of a thing behind its name. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "(?iu)[.,;]\\s*(?:taken|collected|drawn|received|obtained|reported|entnommen|abgenommen|prélevée?)\\b.*");

  /** A day and time in front of what was asked for. */
  private static final Pattern DATED =
      Pattern.compile(
          "(?iu)^\\s*\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?:,?\\s+(?:à|at|um)?\\s*\\d{1,2}[:h]\\d{2})?\\s*[-–,;/]+\\s*(?=\\p{L})");

  /** How a letter ends, or who signed it, which is no text of a section. */
  private static final Pattern CLOSING =
      Pattern.compile(
          "(?iu)\\s*(?:(?:yours|kind|best|warm|mit|with)\\b.{0,24}\\b(?:sincerely|faithfully|regards|wishes|grüßen|grüssen|thanks)|(?:cordiali|distinti)"
              + " saluti|(?:un )?(?:cordial )?saludos?|atentamente|(?:bien"
              + " )?(?:cordialement|confraternellement)|met (?:vriendelijke|collegiale)"
              + " groet|sincerely|regards|signed|fdo|gez|copy|page|seite|(?:dr|dra|prof|pd)\\b\\.?(?:"
              + " med\\.?)?"
              + " \\p{L})(?!.*\\b(?:in|on|at|for|will|to|visit|appointment|am|um|bei|zur|zum|en|le)\\b)[^:;\\d]{0,70}(?:\\breg(?:istration)?\\b\\.?(?:"
              + " no\\.?)?:?[ \\d/.-]{4,30})?");

  /** What only ends a letter, whatever follows. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?iu)\\s*(?:(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm)"
              + " (?:regards|wishes)|ng[aā] mihi|signed|fdo|gez|mit (?:\\p{L}{4,}"
              + " ){1,3}gr(?:ü|ue)(?:ß|ss)en|(?:cordiali|distinti) saluti|atentamente|met"
              + " (?:vriendelijke|collegiale) groet)\\b|questions\\?).*");

  /** Somebody and what they are, who signs. */
  private static final Pattern SIGNER =
      Pattern.compile(
          "\\s*(?:Dra?|Ms|Mrs?|Miss|Prof)\\b\\.?(?: \\p{Lu}[\\p{L}.'’-]*){1,4},"
              + " ?(?:(?:FY|ST|CT|PGY|F)-?\\d\\b.*|(?:\\p{L}+"
              + " ){0,3}(?:[Pp]hysician|[Ss]urgeon|[Dd]octor|[Rr]egistrar|[Cc]onsultant|[Mm]edical"
              + " [Oo]fficer|[Rr]esident|[Mm]idwife)\\b(?:[^\\d]*|, \\d{1,2} \\p{L}+ \\d{4}))");

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
      case URGENCY -> Urgency.in(text);
      case TEXT ->
          plain(TAKEN.matcher(DATED.matcher(text).replaceFirst("")).replaceFirst(""))
              .filter(found -> !FormWords.only(text));
      case LIST, PROSE -> plain(text).filter(found -> !saysNothing(text));
    };
  }

  /** Whether a text is only words of a form, or the end of a letter. */
  static boolean saysNothing(String text) {
    return FormWords.only(text) || isSigned(text) || isSigned(FormWords.without(text));
  }

  private static boolean isSigned(String text) {
    return CLOSING.matcher(text).matches()
        || ENDING.matcher(text).matches()
        || SIGNER.matcher(text).matches();
  }

  private static Optional<Found> id(String text) {
    if (STREET.matcher(text).matches() || BIRTH.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    Matcher lettered = ID_WITH_LETTER.matcher(text);
    if (lettered.matches()) {
      return Optional.of(found(lettered.group(1), text));
    }
    Optional<Found> spaced = first(SPACED_ID, text).filter(found -> found.start() <= 2);
    if (spaced.isPresent()) {
      return spaced;
    }
    Optional<Found> bic = first(BIC, text).filter(found -> found.start() <= 2);
    Optional<Found> found = bic.isPresent() ? bic : first(ID, text);
    return found.filter(
        id ->
            BEFORE_ID.matcher(text.substring(0, id.start())).matches()
                && !looksLikeDate(id.text())
                && !DAY.matcher(text.substring(id.start())).lookingAt());
  }

  private static boolean looksLikeDate(String text) {
    return text.matches(
        "(?u)\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}-\\p{L}{3}-\\d{2,4}");
  }

  private static Optional<Found> name(String text) {
    String plain = text.strip().replaceFirst("^[:,.\\s-]+", "");
    Matcher end = NAME_END.matcher(plain);
    String name =
        (end.find() ? plain.substring(0, end.start()) : plain).replaceAll("[,.:;\\s]+$", "");
    name = BEFORE_NAME.matcher(name).replaceFirst("");
    name = TITLED.matcher(name).replaceFirst("$1");
    boolean named =
        name.length() >= 3
            && name.length() <= 60
            && NAME_START.matcher(name).lookingAt()
            && name.split("\\s+").length <= 6
            && !name.matches(".*\\d.*")
            && !NO_NAME.matcher(name).matches();
    return named ? Optional.of(found(name, text)) : Optional.empty();
  }

  private static Optional<Found> party(String text) {
    String plain =
        text.strip()
            .replaceFirst("^[:,.\\s-]+", "")
            .replaceFirst(
                "\\s*<[^>]*@[^>]*>.*$|,\\s*\\d.*$|,\\s+(?:IBAN|BIC|(?i:provider|gmc|npi|imc|licen[cs]e|reg(?:istration)?|medical"
                    + " council|lanr|rpps|agb)(?: (?:no|number|nr|code)\\b)?\\.?:? \\S*\\d).*$",
                "");
    if (NoParty.isPlace(plain)) {
      return Optional.empty();
    }
    Matcher legal = LEGAL_FORM.matcher(plain);
    plain = legal.find() ? plain.substring(0, legal.end()) : plain;
    plain = NoParty.without(plain);
    boolean addressed = plain.split("\\s+").length > 10 && plain.indexOf(',') > 0;
    plain = addressed ? plain.substring(0, plain.indexOf(',')) : plain;
    boolean named =
        plain.length() >= 3
            && plain.length() <= 90
            && plain.chars().filter(Character::isLetter).count() >= 3
            && (Character.isUpperCase(plain.charAt(0)) || Character.isDigit(plain.charAt(0)))
            && plain.split("\\s+").length <= 10
            && !NO_PARTY.matcher(plain).find()
            && !NoParty.is(plain);
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
