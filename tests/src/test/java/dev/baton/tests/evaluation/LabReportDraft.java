package dev.baton.tests.evaluation;

import dev.baton.tests.evaluation.Medium.Pair;
import dev.baton.tests.evaluation.Medium.Table;
import dev.baton.tests.evaluation.SecondGenerator.Draft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes a laboratory report; some have a flag, a unit or a date that a person must see. */
final class LabReportDraft {
  /** An analyte; the bounds are written with the decimals of its values. */
  private record Analyte(String name, String low, String high, String unit) {
    BigDecimal lowest() {
      return new BigDecimal(low);
    }

    BigDecimal highest() {
      return new BigDecimal(high);
    }
  }

  private static final List<Analyte> ANALYTES =
      List.of(
          new Analyte("Sodium", "136", "146", "mmol/L"),
          new Analyte("Potassium", "3.4", "5.0", "mmol/L"),
          new Analyte("Chloride", "98", "108", "mmol/L"),
          new Analyte("Magnesium", "0.70", "1.05", "mmol/L"),
          new Analyte("Creatinine", "53", "97", "umol/L"),
          new Analyte("ALT", "5", "41", "U/L"),
          new Analyte("Gamma GT", "8", "61", "U/L"),
          new Analyte("Hemoglobin", "12.0", "16.0", "g/dL"),
          new Analyte("Hematocrit", "36.0", "47.0", "%"),
          new Analyte("White cell count", "4.0", "10.5", "10^9/L"),
          new Analyte("Platelet count", "150", "410", "10^9/L"),
          new Analyte("Ferritin", "13", "150", "ng/mL"),
          new Analyte("TSH", "0.40", "4.20", "mIU/L"),
          new Analyte("Vitamin B12", "197", "771", "pg/mL"),
          new Analyte("Calcium", "8.6", "10.2", "mg/dL"));

  private LabReportDraft() {}

  static String write(Chance chance, Draft draft) {
    int fault = chance.between(0, 11);
    Medium medium = draft.medium;
    String laboratory =
        chance.of(
            "Helix Diagnostics", "Marlow Pathology", "Sentinel Laboratories", "Tessa Clinical Lab");
    medium.letterhead(laboratory, chance.town());
    draft.states("laboratory", laboratory);
    medium.title(
        chance.of(
            "Laboratory report", "Laboratory results", "Pathology report", "Blood test results"));
    medium.pairs(facts(chance, draft, fault));
    table(chance, draft, fault);
    medium.paragraph(
        chance.of(
            "Results relate to the specimen as received.",
            "Reviewed and released by the duty scientist.",
            "H above, L below the reference interval."));
    return "lab-report";
  }

  private static List<Pair> facts(Chance chance, Draft draft, int fault) {
    LocalDate collected = chance.day();
    LocalDate reported = fault == 1 ? collected.minusDays(3) : collected.plusDays(1);
    List<Pair> facts = new ArrayList<>();
    if (fault == 2) {
      draft.spoiled("no patient is named");
    } else {
      facts.addAll(patient(chance, draft));
    }
    facts.add(
        draft.stated(
            "specimen",
            chance.of("Specimen", "Sample type", "Material", "Specimen type"),
            chance.of("Serum", "Whole blood", "Plasma", "Serum and EDTA blood")));
    facts.add(
        draft.pair(
            chance.of("Collected", "Date collected", "Taken", "Collection date", "Drawn on"),
            chance.written(collected)));
    draft.states("collectedAt", collected.toString());
    facts.add(
        draft.pair(
            chance.of("Reported", "Report date", "Date reported", "Issued"),
            chance.written(reported)));
    draft.states("reportedAt", reported.toString());
    if (fault == 1) {
      draft.spoiled("it was reported before the specimen was taken");
    }
    facts.add(
        draft.stated(
            "orderedBy",
            chance.of("Requested by", "Ordering physician", "Referring doctor", "Clinician"),
            chance.doctor()));
    return facts;
  }

  private static List<Pair> patient(Chance chance, Draft draft) {
    Pair name =
        draft.stated("patientName", chance.of("Patient", "Patient name", "Name"), chance.person());
    Pair id =
        draft.stated(
            "patientId",
            chance.of("Patient ID", "MRN", "Hospital no.", "Patient ref", "Chart no."),
            chance.of("P-", "", "MR") + chance.digits(7));
    return List.of(name, id);
  }

  private static void table(Chance chance, Draft draft, int fault) {
    List<Integer> order =
        chance.of(
            List.of(0, 1, 2, 3, 4),
            List.of(0, 1, 4, 2, 3),
            List.of(0, 2, 1, 4, 3),
            List.of(0, 3, 2, 1, 4));
    List<String> header =
        List.of(
            chance.of("Test", "Analyte", "Component", "Investigation"),
            chance.of("Result", "Value", "Your result"),
            chance.of("Units", "Unit"),
            chance.of("Reference range", "Ref. interval", "Normal range"),
            chance.of("Flag", "Abn.", "Note"));
    List<List<String>> rows = new ArrayList<>();
    int first = chance.between(0, 9);
    int count = chance.between(3, 6);
    for (int i = 0; i < count; i++) {
      List<String> row = row(chance, draft, ANALYTES.get(first + i), i == 0 ? fault : 0);
      rows.add(order.stream().map(row::get).toList());
    }
    draft.medium.table(
        new Table(
            order.stream().map(header::get).toList(),
            rows,
            order.stream().map(column -> column == 1).toList()));
  }

  private static List<String> row(Chance chance, Draft draft, Analyte analyte, int fault) {
    int side = fault == 3 ? 1 : chance.of(0, 0, 0, 1, -1);
    BigDecimal value = value(chance, analyte, side);
    String flag = side > 0 ? "H" : side < 0 ? "L" : "";
    if (fault == 3) {
      flag = "L";
      draft.spoiled("a high value is flagged low");
    }
    String unit = fault == 4 ? "zorg/L" : analyte.unit();
    if (fault == 4) {
      draft.spoiled("a unit does not exist");
    }
    draft.states(
        "analyte",
        analyte.name()
            + " = "
            + value.toPlainString()
            + " "
            + unit
            + " ["
            + analyte.low()
            + ","
            + analyte.high()
            + "]"
            + (flag.isEmpty() ? "" : " " + flag));
    String range =
        chance.figure(analyte.lowest())
            + chance.of("-", " - ", " to ")
            + chance.figure(analyte.highest());
    return List.of(analyte.name(), chance.figure(value), unit, range, flag);
  }

  /** A value within the range, or above or below it. */
  private static BigDecimal value(Chance chance, Analyte analyte, int side) {
    int scale = analyte.lowest().scale();
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal inside =
        analyte
            .lowest()
            .add(
                analyte
                    .highest()
                    .subtract(analyte.lowest())
                    .multiply(BigDecimal.valueOf(chance.between(15, 85), 2)));
    return switch (side) {
      case 1 -> analyte.highest().add(step.multiply(BigDecimal.valueOf(chance.between(2, 9))));
      case -1 -> analyte.lowest().subtract(step.multiply(BigDecimal.valueOf(chance.between(1, 3))));
      default -> inside.setScale(scale, java.math.RoundingMode.HALF_UP);
    };
  }
}
