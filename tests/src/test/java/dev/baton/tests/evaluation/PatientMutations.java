package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** What makes a document about a patient wrong: another person, values, flags, doses, places. */
final class PatientMutations {
  private static final Pattern LAB_TITLE =
      Pattern.compile("(?iu)(?:laboratory|lab|pathology) (?:test )?reports?|test results?");

  private PatientMutations() {}

  static void ofReport(CleanText text) {
    person(text);
    List<Fact> analytes = text.named("analyte");
    for (Fact analyte : analytes.subList(0, Math.min(4, analytes.size()))) {
      analyte(text, analyte);
    }
    text.append("a result of somebody else", "Specimen of: Mr Zoltan Kowalczyk, DOB 01/02/1950");
    text.add(
        "an order without results",
        LAB_TITLE
            .matcher(text.text().replaceAll("(?m)^(\\s*\\p{L}.{2,24}?\\s{2,})[<>]?\\d.*$", "$1"))
            .replaceAll("Laboratory request form"),
        true);
    text.append("says the sample was bad", "Sample haemolysed, results unreliable.");
    text.append("says it is partial", "Partial report - further results to follow.");
  }

  /** The line of a result, parted at its value. */
  private record Result(int line, String before, String value, String behind) {
    void becomes(CleanText text, String way, String otherValue) {
      text.line(way, line, whole -> before + otherValue + behind);
    }

    void goesOn(CleanText text, String way, String otherRest) {
      text.line(way, line, whole -> before + value + otherRest);
    }
  }

  private static void analyte(CleanText text, Fact analyte) {
    JsonNode value = analyte.value();
    String name = value.path("name").asText();
    String written = value.path("value").asText();
    String line = text.lines().get(analyte.line() - 1);
    int at = line.indexOf(written, Math.max(0, line.indexOf(name)) + name.length());
    if (!value.path("value").isNumber() || at < 0 || !line.contains(name)) {
      return;
    }
    Result result =
        new Result(
            analyte.line(), line.substring(0, at), written, line.substring(at + written.length()));
    if (value.path("low").isNumber() && value.path("high").isNumber()) {
      ranged(text, result, value);
    }
    result.becomes(text, "a negative value", "-" + written);
    result.becomes(text, "an impossible value", "98765");
    unit(text, result, value.path("unit").asText(""));
    BigDecimal other = value.get("value").decimalValue().add(BigDecimal.valueOf(37));
    text.line(
        "the analyte again with another value",
        result.line(),
        whole -> whole + "\n" + result.before() + other + result.behind());
  }

  private static void ranged(CleanText text, Result result, JsonNode value) {
    BigDecimal figure = value.get("value").decimalValue();
    boolean flagged = value.path("flag").isTextual();
    if (!flagged) {
      result.becomes(text, "a value ten times as high", times(figure, 1).toPlainString());
      result.becomes(text, "a value without its point", times(figure, 2).toPlainString());
      result.becomes(text, "a value of a tenth", times(figure, -1).toPlainString());
    }
    String low = value.get("low").asText();
    String high = value.get("high").asText();
    String behind = result.behind();
    result.goesOn(
        text, "a range reversed", behind.replace(low, "§").replace(high, low).replace("§", high));
    String flag = figure.compareTo(value.get("high").decimalValue()) > 0 ? "L" : "H";
    result.goesOn(
        text,
        "a flag against the range",
        flagged ? behind.replaceAll("\\b[HL]\\b", flag) : behind + "   H");
  }

  private static void unit(CleanText text, Result result, String unit) {
    String behind = result.behind();
    if (unit.length() > 1 && behind.contains(unit)) {
      result.goesOn(text, "a unit of nobody", behind.replace(unit, "furlongs"));
      result.goesOn(text, "a unit of another kind", behind.replace(unit, "kg"));
      result.goesOn(text, "no unit", behind.replace(unit, " ".repeat(unit.length())));
    }
  }

  private static BigDecimal times(BigDecimal figure, int power) {
    return figure.movePointRight(power);
  }

  static void ofStay(CleanText text) {
    person(text);
    for (Fact medication : text.named("medication")) {
      String dose = medication.value().at("/dose/value").asText();
      String unit = medication.value().at("/dose/unit").asText();
      int number = medication.line();
      text.line(
          "a dose a thousand times as high",
          number,
          line ->
              line.replaceFirst(
                  "(?<![\\d.,])" + Pattern.quote(dose) + "(?= ?" + Pattern.quote(unit) + ")",
                  dose + "000"));
      if (unit.equals("mg")) {
        text.line(
            "a dose in grams",
            number,
            line ->
                line.replaceFirst("(?<![\\d.,])" + Pattern.quote(dose) + " ?mg\\b", dose + " g"));
      }
      String drug = medication.value().path("name").asText();
      text.add(
          "allergic to what is given",
          text.text().replaceFirst("(?im)^.*\\ballerg.*$", "")
              + "\nAllergies: "
              + drug
              + " (anaphylaxis)\n");
    }
    text.append("another stay", "The patient was admitted on 3 February 1999 with chest pain.");
    text.append("another end", "She was discharged on 5 August 2031.");
    text.append("says it is no discharge", "Status: provisional, final report to follow.");
  }

  static void ofReferral(CleanText text) {
    person(text);
    for (Fact urgency : text.named("urgency")) {
      boolean routine = urgency.value().asText().equals("routine");
      text.append("another urgency", routine ? "Urgency: emergency" : "Urgency: routine, no hurry");
    }
    text.append("says it is a reply", "Please disregard our earlier letter, sent in error.");
  }

  private static void person(CleanText text) {
    text.append("another patient", "Patient name: Zoltan Kowalczyk");
    text.append("another patient told of", "Mr Kowalczyk was seen by us again and is well.");
    text.add(
        "a head of another patient",
        "Patient: Zoltan Kowalczyk   DOB: 01 Feb 1950\n\n" + text.text());
    if (!text.named("patientId").isEmpty()) {
      String label = text.named("patientId").getFirst().label();
      text.append("another number", (label == null ? "Patient ID" : label) + ": 99-88776-55");
    }
    for (Fact birth : text.named("birthDate")) {
      if (birth.value().isTextual()) {
        text.append("another date of birth", "Date of birth: 1911-11-11");
        text.append("of another age", "This is a 3-year-old child.");
        text.replace("born in the future", birth, "2071-05-06");
        text.replace("born long ago", birth, "1881-05-06");
      }
    }
    for (Fact sex : text.named("sex")) {
      boolean female = sex.value().asText().equals("female");
      text.append("of another sex", "Sex: " + (female ? "male" : "female"));
    }
  }
}
