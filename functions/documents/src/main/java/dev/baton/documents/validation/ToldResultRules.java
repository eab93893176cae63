package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.DeniedStates.State;
import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a comment calls raised is not low in the table, nor the other way round. */
final class ToldResultRules {
  private static final Pattern NOT_OF_NOW =
      Pattern.compile(
          "(?iu)\\b(?:previous\\w*|prior|last|earlier|if|unless|may|might|can|could|should|when|whether|risk|repeat\\w*|patients|those|women|men|pregnan\\w+|causes?|caused|seen"
              + " (?:in|with)|associated|associates|consider|exclude[sd]?|no|not|nor|without|normally|usually|target|history|above|below|often|indicates?|suggests?"
              + " that)\\b");

  private static final String SIDE =
      "(?:(?<up>raised|elevated|high|increased)|(?:low|reduced|suppressed|decreased))";

  private static final Pattern SIDE_BEFORE =
      Pattern.compile(
          "(?iu)(?:^|\\b(?:a|an|the|with|and|or|of|has|shows?|very|clearly|markedly|mildly|slightly|moderately|grossly|significantly|persistently|both)\\s)"
              + SIDE
              + "\\s(?:serum |plasma |blood )?(?<name>\\p{L}[\\p{L}\\d-]*(?:"
              + " [\\p{L}\\d-]+){0,2})");

  private static final Pattern SIDE_BEHIND =
      Pattern.compile(
          "(?iu)(?<name>(?:[\\p{L}\\d-]+ ){0,2}[\\p{L}\\d-]+) (?:(?:of|at) \\d[\\d.,]*(?:"
              + " ?[^\\s\\d]\\S{0,12})? )?(?:level )?(?:is|was|are|remains|appears)(?: now)?(?:"
              + " \\p{L}+ly| very| still)? "
              + SIDE
              + "\\b(?!-| (?:normal|risk|end))");

  private static final Pattern DIABETIC =
      Pattern.compile(
          "(?iu)\\b(?:is|are|was|lies|now|well|still|remains?)(?: (?:well|now|still|clearly))?"
              + " (?:in|into|within) the diabetic range\\b");
  private static final Pattern SUGAR = Pattern.compile("(?iu)\\b(?:hba1c|glucose|a1c)\\b");

  private static final Pattern NORMAL =
      Pattern.compile(
          "(?iu)\\b(?:normal|satisfactory|unremarkable|adequate|well (?:replaced|controlled)|within"
              + " (?:the )?(?:normal |reference |expected )?(?:limits|ranges?|intervals?))\\b");
  private static final Pattern BUT_NOT_ALL =
      Pattern.compile(
          "(?iu)\\b(?:not|no|never|nor|but|except\\w*|otherwise|apart|aside|although|though|however|despite|other|others|remaining|rest|upper|lower|mild\\w*|slight\\w*|borderline|near|sub-?normal|abnormal\\w*|return\\w*|now|until|to)\\b");

  private static final Pattern EXCEPTED =
      Pattern.compile(
          "(?iu)\\b(?:but|except\\w*|otherwise|apart|aside|although|though|however|despite|other|others|remaining|rest|previous\\w*|if|until|when)\\b");

  /** What a comment calls by one name, and the analytes that tell of it. */
  private static final Map<Pattern, Pattern> GROUPS =
      Map.of(
          words("iron (?:stores|status|studies)"),
          words("ferritin"),
          words("thyroid"),
          words("tsh|thyrotropin|f?t[34]|free t[34]|thyroxine"),
          words("bone|mineral"),
          words("calcium|phosphate"),
          words("renal|kidneys?"),
          words("creatinine|urea|egfr|bun"),
          words("liver|hepatic"),
          words("alt|ast|alp|ggt|bilirubin|alat|asat"),
          words(
              "(?:full|complete) blood (?:count|picture)|blood"
                  + " count|fbc|cbc|haematology|hematology"),
          words("ha?emoglobin|hb|hgb|wbc|wcc|white cells?|platelets?|plt"),
          words("electrolytes"),
          words("sodium|potassium|na|k"),
          words("clotting|coagulation"),
          words("inr|aptt|pt|prothrombin time"),
          words("glyca?emic control|diabet\\w+"),
          words("hba1c|glucose"),
          words("lipids?(?: profile)?"),
          words("cholesterol|ldl|triglycerides?"));

  /** So far outside its range, as a share of the limit, that nobody calls it normal. */
  private static final BigDecimal FAR = new BigDecimal("0.25");

  /** What leaves no room for a result outside its range. */
  private static final Pattern STRICTLY =
      Pattern.compile(
          "(?iu)\\b(?:all|entirely|completely|within (?:the )?(?:normal |reference"
              + " )?(?:limits|ranges?|intervals?))\\b");

  /** Of the whole report. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "(?iu)\\bno (?:significant |biochemical |haematological )?abnormalit(?:y|ies) (?:\\p{L}+"
              + " ){0,2}(?:found|detected|seen|identified|noted|demonstrated)\\b|\\ball (?:of the"
              + " |the |other )?(?:results|values|parameters|tests|analytes|measurements) (?:are"
              + " |were |lie |fall )?(?:\\p{L}+"
              + " )?(?:normal|within|satisfactory|unremarkable)\\b|^(?:a )?normal"
              + " (?:results|report|profile|screen)\\.?$");

  private static final Pattern CALLED_NORMAL =
      Pattern.compile(
          "(?iu)(?<!\\b(?:not|no|near|above|below|of|the|than|to|a|an|or|sub|ab|upper|lower)"
              + " )(?<![\\p{L}-])normal (?:serum |plasma |blood )?(?<before>\\p{L}{4,}(?:"
              + " \\p{L}{4,})?)|\\b(?<behind>\\p{L}{4,}) (?:level )?(?:is|was|are|were)"
              + " (?:\\p{L}+ly )?normal\\b");

  private static final Pattern CLAUSE = Pattern.compile("[;,]\\s");

  private ToldResultRules() {}

  /** Adds what disagrees; analytes have values that are numbers. */
  static void check(List<Fact> analytes, List<Fact> told, List<Remark> findings) {
    for (Fact sentence : told) {
      String text = sentence.value().asText();
      if (DIABETIC.matcher(text).find()) {
        List<Fact> sugars =
            analytes.stream()
                .filter(fact -> SUGAR.matcher(fact.value().path("name").asText()).find())
                .filter(fact -> fact.value().path("high").isNumber())
                .toList();
        contradict(sugars, 0, sentence, findings);
      }
      for (String clause : CLAUSE.split(text)) {
        if (NORMAL.matcher(clause).find() && !BUT_NOT_ALL.matcher(clause).find()) {
          callsNormal(analytes, clause, sentence, findings);
        }
      }
      callsAllNormal(analytes, sentence, findings);
      if (!NOT_OF_NOW.matcher(text).find()) {
        Matcher before = SIDE_BEFORE.matcher(text);
        while (before.find()) {
          String words = words(before);
          compare(before, analytes(analytes, words::startsWith), sentence, findings);
        }
        Matcher behind = SIDE_BEHIND.matcher(text);
        while (behind.find()) {
          String words = words(behind);
          compare(behind, analytes(analytes, words::endsWith), sentence, findings);
        }
      }
    }
  }

  /** Adds what the words say that the patient does not have, and the table says otherwise. */
  static void denied(List<Fact> analytes, List<Fact> denied, List<Remark> findings) {
    for (Fact sentence : denied) {
      State state = State.valueOf(sentence.value().asText());
      List<Fact> telling = onSide(telling(analytes, state), state.side());
      contradicted("The text denies what a result tells of.", telling, sentence, findings);
    }
  }

  /** Adds what the words say that the patient has, where the table says the opposite. */
  static void told(List<Fact> analytes, List<Fact> told, List<Remark> findings) {
    for (Fact sentence : told) {
      State state = State.valueOf(sentence.value().asText());
      List<Fact> telling = telling(analytes, state);
      List<Fact> opposite = onSide(telling, -state.side());
      if (opposite.size() == telling.size()) {
        contradicted("The text sees the opposite of a result.", opposite, sentence, findings);
      }
    }
  }

  private static List<Fact> telling(List<Fact> analytes, State state) {
    return analytes.stream()
        .filter(fact -> state.isToldBy(fact.value().path("name").asText()))
        .toList();
  }

  private static List<Fact> onSide(List<Fact> analytes, int side) {
    return analytes.stream().filter(fact -> LabReportRules.side(fact.value()) == side).toList();
  }

  private static void contradicted(
      String how, List<Fact> analytes, Fact sentence, List<Remark> findings) {
    if (!analytes.isEmpty()) {
      findings.add(
          Remark.minor(
              "contradiction",
              how,
              Stream.concat(analytes.stream(), Stream.of(sentence)).toList()));
    }
  }

  private static void callsNormal(
      List<Fact> analytes, String clause, Fact sentence, List<Remark> findings) {
    List<Fact> outside =
        GROUPS.entrySet().stream()
            .filter(group -> group.getKey().matcher(clause).find())
            .flatMap(
                group ->
                    analytes.stream()
                        .filter(
                            fact ->
                                group
                                    .getValue()
                                    .matcher(fact.value().path("name").asText())
                                    .find()))
            .filter(
                fact ->
                    isFarOutside(fact)
                        || (STRICTLY.matcher(clause).find()
                            && LabReportRules.side(fact.value()) != 0))
            .toList();
    if (!outside.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction",
              "The text calls normal what is far from it in the table.",
              Stream.concat(outside.stream(), Stream.of(sentence)).toList()));
    }
  }

  // Nothing is outside where nothing is abnormal, nor what is called normal by its name.
  private static void callsAllNormal(List<Fact> analytes, Fact sentence, List<Remark> findings) {
    String text = sentence.value().asText();
    if (EXCEPTED.matcher(text).find()) {
      return;
    }
    List<Fact> outside =
        analytes.stream().filter(fact -> LabReportRules.side(fact.value()) != 0).toList();
    Matcher called = CALLED_NORMAL.matcher(text);
    String name = called.find() ? calledNormal(called) : "";
    List<Fact> meant =
        NOTHING.matcher(text).find()
            ? outside
            : outside.stream().filter(fact -> isCalled(fact, name)).toList();
    if (!meant.isEmpty()
        && analytes.stream().filter(fact -> isCalled(fact, name)).allMatch(meant::contains)) {
      findings.add(
          Remark.minor(
              "contradiction",
              "The text calls normal what is outside its range.",
              Stream.concat(meant.stream(), Stream.of(sentence)).toList()));
    }
  }

  private static String calledNormal(Matcher called) {
    String name = called.group("before") == null ? called.group("behind") : called.group("before");
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isCalled(Fact analyte, String name) {
    return !name.isEmpty()
        && analyte.value().path("name").asText().toLowerCase(Locale.ROOT).contains(name);
  }

  private static boolean isFarOutside(Fact analyte) {
    int side = LabReportRules.side(analyte.value());
    JsonNode limit = analyte.value().path(side > 0 ? "high" : "low");
    if (side == 0 || !limit.isNumber()) {
      return false;
    }
    BigDecimal apart =
        analyte.value().path("value").decimalValue().subtract(limit.decimalValue()).abs();
    return apart.compareTo(limit.decimalValue().abs().multiply(FAR)) > 0;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?iu)\\b(?:" + alternatives + ")\\b");
  }

  private static void compare(
      Matcher side, List<Fact> named, Fact sentence, List<Remark> findings) {
    int said = side.group("up") == null ? -1 : 1;
    contradict(named, -said, sentence, findings);
  }

  // All that the sentence names are on a side where it does not see them.
  private static void contradict(List<Fact> named, int side, Fact sentence, List<Remark> findings) {
    if (!named.isEmpty()
        && named.stream().allMatch(fact -> LabReportRules.side(fact.value()) == side)) {
      findings.add(
          Remark.major(
              "contradiction",
              "The text sees a result on a side where the table does not.",
              List.of(named.getFirst(), sentence)));
    }
  }

  private static String words(Matcher side) {
    return " " + side.group("name").toLowerCase(Locale.ROOT) + " ";
  }

  private static List<Fact> analytes(List<Fact> analytes, Predicate<String> named) {
    return analytes.stream()
        .filter(
            fact ->
                named.test(" " + fact.value().path("name").asText().toLowerCase(Locale.ROOT) + " "))
        .toList();
  }
}
