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

  private static void analyte(CleanText text, Fact analyte) {
    JsonNode value = analyte.value();
    String name = value.path("name").asText();
    if (!value.path("value").isNumber()) {
      return;
    }
    String written = value.get("value").asText();
    String line = text.lines().get(analyte.line() - 1);
    int at = line.indexOf(written, Math.max(0, line.indexOf(name)) + name.length());
    if (at < 0 || !line.contains(name)) {
      return;
    }
    String before = line.substring(0, at);
    String behind = line.substring(at + written.length());
    int number = analyte.line();
    boolean ranged = value.path("low").isNumber() && value.path("high").isNumber();
    BigDecimal figure = value.get("value").decimalValue();
    boolean unflagged = !value.path("flag").isTextual();
    if (ranged && unflagged) {
      text.line("a value ten times as high", number, l -> before + times(figure, 1) + behind);
      text.line("a value without its point", number, l -> before + times(figure, 2) + behind);
      text.line("a value of a tenth", number, l -> before + times(figure, -1) + behind);
    }
    if (ranged) {
      String low = value.get("low").asText();
      String high = value.get("high").asText();
      text.line(
          "a range reversed",
          number,
          l -> before + written + behind.replace(low, "§").replace(high, low).replace("§", high));
      boolean flagged = value.path("flag").isTextual();
      String flag = figure.compareTo(value.get("high").decimalValue()) > 0 ? "L" : "H";
      text.line(
          "a flag against the range",
          number,
          l ->
              before
                  + written
                  + (flagged ? behind.replaceAll("\\b[HL]\\b", flag) : behind + "   H"));
    }
    text.line("a negative value", number, l -> before + "-" + written + behind);
    text.line("an impossible value", number, l -> before + "98765" + behind);
    String unit = value.path("unit").asText("");
    if (unit.length() > 1 && behind.contains(unit)) {
      text.line(
          "a unit of nobody", number, l -> before + written + behind.replace(unit, "furlongs"));
      text.line(
          "a unit of another kind", number, l -> before + written + behind.replace(unit, "kg"));
      text.line(
          "no unit",
          number,
          l -> before + written + behind.replace(unit, " ".repeat(unit.length())));
    }
    text.line(
        "the analyte again with another value",
        number,
        l -> l + "\n" + before + times(figure, 0).add(BigDecimal.valueOf(37)) + behind);
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
