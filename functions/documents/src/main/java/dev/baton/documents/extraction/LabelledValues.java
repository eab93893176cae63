package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.Labels.Match;
import dev.baton.documents.extraction.Labels.Strength;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the texts that labels announce as facts; {@link LabelledFacts} finds them. */
final class LabelledValues {
  /** What is said of patients only. */
  static final Pattern OF_PATIENT =
      Pattern.compile("(?iu)(?<!\\p{L})(?:dob|d\\.o\\.b|born|geb\\.|geboren|née?)(?!\\p{L})");

  /** What laboratories are sent. */
  static final Pattern MATERIAL =
      Pattern.compile(
          "(?iu)(?:(?:venous|whole|capillary|arterial|edta|citrated?|heparin(?:ised|ized)?|random|spot|mid-?stream|24[-"
              + " ]?h(?:our)?) )*(?:blood|serum|plasma|urine|stool|sputum|csf|saliva)(?:,?"
              + " (?:edta|citrate|fluoride))?(?: \\([\\p{L} ,/-]{3,30}\\))?");

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\d{1,2}:\\d{2}(?:\\s?[ap]\\.?m\\.?)?(?: (?:h|hrs|uhr|mst|est|edt|cst|bst|gmt))?");

  private static final Pattern PARTS =
      Pattern.compile(";\\s+|(?<=\\p{L}\\)),\\s+|(?:^|\\s+)\\d{1,2}[.)]\\s+");

  private static final Pattern DAY_BEHIND =
      Pattern.compile(
          "(?iu)(?<=[\\p{L})])(?: under"
              + " (?:g\\.?a|l\\.?a|s\\.?a|general|local|spinal|regional)\\b\\.?(?:"
              + " an\\p{L}+)?)?(?:[,\\s]*\\(?(?:(?:am|on|le|vom|el|il)\\s+)?(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:\\.?"
              + " |-)\\p{L}{3,9}[ -]\\d{4}|\\p{L}{3,9} \\d{1,2}, \\d{4}|(?<=\\()\\d{1,2}"
              + " \\p{L}{3,9}(?=\\)))\\)?)?\\.?$");

  /**
   * What stands where a value should: nothing, strokes, or a bracket or comma before other values.
   */
  private static final Pattern BLANK =
      Pattern.compile(
          "(?s)[^\\p{L}\\p{N}]*|\\s*(?:[,;]|\\(\\s*\\)).*|(?iu)\\s*(?:n/a|none|tbc|tba|unknown|-+|\\?+)\\s*");

  /** What announces the day that comes after the one of a field, by the name of the fact. */
  private static final Map<String, Pattern> LATER =
      Map.of(
          "admissionDate",
          Pattern.compile(
              "(?iu)\\b(?:discharged?|left|entlass\\p{L}*|sortie?|alta|dimess\\p{L}|dimission\\p{L}|ontsla\\p{L}*)\\b"),
          "collectedAt",
          Pattern.compile(
              "(?iu)\\b(?:reported|received|released|authori[sz]ed|validated|printed|befund\\p{L}*|eingang|édité|reçu|referto|informe)\\b"),
          "issueDate",
          Pattern.compile(
              "(?iu)\\b(?:due|payable|fällig|zahlbar|échéance|vencimiento|scadenza|vervaldatum)\\b"));

  private static final int LEAST_OF_PATIENT = 3;
  private final Notation notation;

  LabelledValues(Notation notation) {
    this.notation = notation;
  }

  void add(Match match, String text, Line line, List<Fact> facts) {
    if (match.field().kind() != Kind.LIST) {
      one(match, text, line, facts);
      return;
    }
    for (String part : PARTS.split(text)) {
      if (!part.isBlank()) {
        listed(match, part.strip(), line, facts);
      }
    }
  }

  /**
   * Says that nothing stands behind a label, where that is so.
   *
   * @param row whether a label without a colon is a row of a form
   */
  Optional<Fact> unanswered(Match match, String behind, boolean row, Line line) {
    boolean listed = match.start() == 0 && match.field().labels().contains(match.label());
    boolean asks =
        match.strength() == Strength.MARKED || (row && match.strength() == Strength.ALONE);
    return listed && asks && BLANK.matcher(behind).matches()
        ? Optional.of(
            Fact.at(
                line,
                Extractor.UNANSWERED,
                JsonNodeFactory.instance.textNode(match.field().name()),
                line.text()))
        : Optional.empty();
  }

  // The day behind what was done is no part of its name.
  private void listed(Match match, String part, Line line, List<Fact> facts) {
    FieldValues.read(match.field().kind(), DAY_BEHIND.matcher(part).replaceFirst(""), notation)
        .ifPresent(
            found ->
                facts.add(
                    Fact.at(line, match.field().name(), found.value(), part)
                        .behind(match.label())));
  }

  /** The first cell, with the time that stands apart from its day. */
  static String withTime(Match match, List<Cell> cells) {
    String text = cells.getFirst().text();
    boolean timed =
        match.field().kind() == Kind.DATE
            && cells.size() > 1
            && Character.isDigit(text.charAt(text.length() - 1))
            && TIME.matcher(cells.get(1).text()).matches();
    return timed ? text + " " + cells.get(1).text() : text;
  }

  // The day behind the word for birth is no other day, nor is one behind the word for what comes
  // later: "Admitted:    Discharged: 23 May".
  private static boolean isOfOther(Match match, String text, Found found) {
    if (match.field().kind() != Kind.DATE) {
      return false;
    }
    String name = match.field().name();
    String before = text.substring(0, found.start());
    Pattern later = LATER.get(name);
    return (!name.equals("birthDate") && OF_PATIENT.matcher(before).find())
        || (later != null && later.matcher(before).find());
  }

  private void one(Match match, String text, Line line, List<Fact> facts) {
    FieldValues.read(match.field().kind(), text, notation)
        .filter(found -> !isTooShort(match, found))
        .filter(found -> !isOfOther(match, text, found))
        .ifPresent(
            found -> {
              facts.add(
                  Fact.at(line, match.field().name(), TaxRate.beside(found, line), found.text())
                      .behind(match.label()));
              WholeValue.idBehind(text, found, line, match).ifPresent(facts::add);
            });
  }

  // One figure or two are the place of a field, or of a page.
  private static boolean isTooShort(Match match, Found found) {
    return match.field().name().equals("patientId") && found.text().length() < LEAST_OF_PATIENT;
  }
}
