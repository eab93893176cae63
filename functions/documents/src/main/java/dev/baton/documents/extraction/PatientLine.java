package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patient in a line of the head that says who it is: name, number, day of birth, sex and age
 * side by side, with or without labels.
 */
final class PatientLine implements SectionFacts {
  private static final int LINES = 15;
  private static final int LONGEST = 160;
  private static final String DAY =
      "(?:\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}|\\d{1,2}["
          + " -]\\p{L}{3,9}\\.?[, -]{1,2}(?:19|20)\\d{2})";
  private static final String SEX = "(?:M|F|V|W|H|Male|Female|MALE|FEMALE|male|female)";
  private static final String AGE =
      "(?:aged? )?\\d{1,3}\\s?(?:y|yr|yrs|years?|Y|YRS)\\b\\.?(?: old)?";
  private static final String BIRTH =
      "(?iu:(?:born|dob|d\\.o\\.b|date of birth|geb(?:oren)?|née?"
          + "|nat[oa]|nacid[oa]|b)(?!\\p{L})\\.?(?: (?:on|le|il|el|am))?[\\s:]{0,3}|\\*\\s?)";

  /** What tells of the patient beside the name: birth, age and sex. */
  private static final Pattern TELLING =
      Pattern.compile(
          BIRTH
              + DAY
              + ".*|(?:"
              + SEX
              + "[\\s,/]{1,4})?(?:"
              + AGE
              + "|"
              + DAY
              + ")(?:[\\s,/]{1,4}(?:"
              + SEX
              + "|"
              + AGE
              + "))?\\.?");

  private static final Pattern ONLY_DAY = Pattern.compile(DAY);

  private static final String OF_PATIENTS =
      "uhid|mrn|umrn|nhs|chi|nhi|phn|chart|folder|hosp(?:ital)?|unit|patient(?:en)?|pat|pt|file|ip|op|ur|urn|id|cartella|dossier";

  /** A number with its label, or without one. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?iu)(?:(?=\\p{L})(?:(?:"
              + OF_PATIENTS
              + "|client|reg(?:n)?|ref|clinic|surgery|practice|our)\\b\\.?[\\s/-]{0,3})*(?:nummer|number|num|no|nr|ref|id|n°|nº)?(?!\\p{L})\\.?[\\s:#]{0,3})?(?<id>(?!(?:dob|d\\.o\\.b|born|geb)\\b)[A-Z]{0,6}[-/"
              + " ]?\\S*\\d.*)");

  private static final Pattern OWN = Pattern.compile("(?iu)\\b(?:" + OF_PATIENTS + ")\\b");

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?iu)^\\s*(?:re|patient(?:in|e)?|patiënt|paciente|paziente|name|pt|betreff|concerne|subject)\\b(?:"
              + " (?:name|details))?\\s*[:.]?\\s+");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\t|\\s{2,}|(?<=\\d)\\.\\s+(?=\\p{Lu})|\\s*[|│;·•(\\[)\\]]\\s*|\\s[/–—-]\\s|\\s(?=(?iu:dob|d\\.o\\.b|born|mrn|uhid|nhs"
              + " no)\\b)");

  private static final Pattern COMMA = Pattern.compile(",\\s*(?!(?:19|20)\\d{2}\\b)");

  private static final Pattern ADDRESSED =
      Pattern.compile("(?u)(?:Mr|Mrs|Ms|Miss|Master|Herrn?|Frau|Mme|Mlle|Sra?|Sig\\p{L}*)\\b.*");
  private static final Pattern SORTED =
      Pattern.compile(
          "(?u)(?:(?:van|von|de|der|den|da|di|la|el|ter|ten|bin|al) ){0,3}\\p{Lu}[\\p{L}'’-]+(?:"
              + " (?:van|von|de|der|den|\\p{Lu}[\\p{L}'’-]+)){0,3}, \\p{Lu}[\\p{L}'’-]+(?:"
              + " \\p{Lu}[\\p{L}.'’-]*){0,2}");
  private static final Pattern SEX_BEHIND = Pattern.compile(" [MF]$");

  /** What looks like a name in capitals and is none. */
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?iu).*\\b(?:hospital|clinic|cent(?:re|er)|lab\\p{L}*|surgery|practice|diagnostics?|department|dept|ward|report|summary|letter|referral|discharge|pathology|infirmary|unit|health|medical|dr|prof|np|md|rn|fnp|mbbs|frcs|frcp|mrcp|phd|gmc|npi|klinik\\p{L}*|praxis\\p{L}*|final|page|sample|specimen|serum|blood|urine|plasma)\\b.*");

  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "(?iu).*\\b(?:lab|sample|specimen|accession|report|order|request|gmc|tel|phone|fax|page|ward|bed|room|ext|invoice|p\\.?o)\\b.*");

  /** A number alone in the row below the patient. */
  private static final Pattern ROW_BELOW =
      Pattern.compile("(?iu)\\s*(?:number|no|nummer|nr|n°|id)\\b\\.?\\s*:?\\s+(?<id>\\S.*)");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    List<Line> lines = top.lines().subList(0, Math.min(LINES, top.lines().size()));
    for (int i = 0; i < lines.size(); i++) {
      List<Fact> facts = in(lines.get(i), notation);
      if (!facts.isEmpty()) {
        if (facts.size() == 1 && i + 1 < lines.size()) {
          below(lines.get(i + 1)).ifPresent(facts::add);
        }
        return facts;
      }
    }
    return List.of();
  }

  private static List<Fact> in(Line line, Notation notation) {
    if (line.text().length() > LONGEST) {
      return List.of();
    }
    Matcher beginning = BEGINNING.matcher(line.text());
    boolean announced = beginning.find();
    String text = announced ? line.text().substring(beginning.end()) : line.text().strip();
    List<String> pieces = pieces(text);
    String name = null;
    String id = null;
    boolean told = false;
    boolean numbered = false;
    boolean dated = false;
    for (String piece : pieces) {
      if (ONLY_DAY.matcher(piece).matches()) {
        dated = true;
      } else if (TELLING.matcher(piece).matches()) {
        told = true;
      } else if (id == null && number(piece).isPresent()) {
        id = number(piece).get();
        numbered = announced || (!WholeValue.isId(piece) && OWN.matcher(piece).find());
      } else if (!told && !dated && isPerson(piece, notation) && (id == null || name == null)) {
        name = SEX_BEHIND.matcher(piece).replaceFirst("");
      }
    }
    // A number or a day alone could be anybody's: a label, birth or age say whose.
    boolean patients = announced || (name != null && isCertain(name));
    boolean sure =
        told || (id != null && (dated || (numbered && patients))) || (announced && dated);
    if (name == null || !sure) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(line, "patientName", name));
    if (id != null) {
      facts.add(fact(line, "patientId", id));
    }
    return facts;
  }

  // Doe, Jane is one piece; the commas behind it part others, but for those of a date.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (String part : BETWEEN.split(text)) {
      Matcher sorted = SORTED.matcher(part);
      int name = sorted.lookingAt() ? sorted.end() : 0;
      if (name > 0) {
        pieces.add(part.substring(0, name));
      }
      for (String piece : COMMA.split(part.substring(name))) {
        pieces.add(piece.strip().replaceAll("\\.$", ""));
      }
    }
    return pieces.stream().filter(piece -> !piece.isEmpty()).toList();
  }

  private static boolean isCertain(String name) {
    return ADDRESSED.matcher(name).matches() || SORTED.matcher(name).matches();
  }

  private static boolean isPerson(String piece, Notation notation) {
    return (NameAbove.PERSON.matcher(piece).matches() || SORTED.matcher(piece).matches())
        && !NOBODY.matcher(piece).matches()
        && FieldValues.read(TypeRules.Kind.NAME, piece, notation).isPresent();
  }

  private static Optional<String> number(String piece) {
    if (OTHER_NUMBER.matcher(piece).matches()) {
      return Optional.empty();
    }
    Matcher numbered = NUMBERED.matcher(piece);
    return Optional.of(numbered)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group("id").strip())
        .filter(WholeValue::isId);
  }

  private static Optional<Fact> below(Line line) {
    Matcher row = ROW_BELOW.matcher(line.text());
    return row.matches() && WholeValue.isId(row.group("id"))
        ? Optional.of(fact(line, "patientId", row.group("id").strip()))
        : Optional.empty();
  }

  private static Fact fact(Line line, String name, String value) {
    return Fact.at(line, name, JsonNodeFactory.instance.textNode(value), value);
  }
}
