package dev.baton.tests.samples;

import dev.baton.tests.samples.Grid.Column;
import dev.baton.tests.samples.Sheet.Style;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Two laboratory reports: one in order over two pages, one with a flag that contradicts its range.
 */
final class LabReports {
  /** An analyte with its range and the number of decimals. */
  private record Analyte(String name, double low, double high, int decimals, String unit) {}

  private static final List<Analyte> CHEMISTRY =
      List.of(
          new Analyte("Sodium", 135, 145, 0, "mmol/L"),
              new Analyte("Potassium", 3.5, 5.1, 1, "mmol/L"),
          new Analyte("Chloride", 98, 107, 0, "mmol/L"),
              new Analyte("Carbon Dioxide", 22, 29, 0, "mmol/L"),
          new Analyte("Glucose", 70, 99, 0, "mg/dL"),
              new Analyte("Urea Nitrogen (BUN)", 7, 20, 0, "mg/dL"),
          new Analyte("Creatinine", 0.6, 1.2, 2, "mg/dL"),
              new Analyte("Calcium", 8.6, 10.3, 1, "mg/dL"),
          new Analyte("Total Protein", 6.0, 8.3, 1, "g/dL"),
              new Analyte("Albumin", 3.5, 5.0, 1, "g/dL"),
          new Analyte("Bilirubin, Total", 0.1, 1.2, 1, "mg/dL"),
              new Analyte("Alkaline Phosphatase", 44, 121, 0, "U/L"),
          new Analyte("AST", 10, 40, 0, "U/L"), new Analyte("ALT", 7, 56, 0, "U/L"));
  private static final List<Analyte> BLOOD =
      List.of(
          new Analyte("White Blood Cells", 4.0, 11.0, 1, "10^3/uL"),
              new Analyte("Red Blood Cells", 4.2, 5.9, 2, "10^6/uL"),
          new Analyte("Hemoglobin", 12.0, 16.0, 1, "g/dL"),
              new Analyte("Hematocrit", 36.0, 46.0, 1, "%"),
          new Analyte("MCV", 80, 100, 0, "fL"), new Analyte("MCH", 27.0, 33.0, 1, "pg"),
          new Analyte("MCHC", 32.0, 36.0, 1, "g/dL"),
              new Analyte("Platelets", 150, 400, 0, "10^3/uL"),
          new Analyte("Neutrophils", 40, 70, 0, "%"), new Analyte("Lymphocytes", 20, 45, 0, "%"));
  private static final List<Analyte> LIPIDS =
      List.of(
          new Analyte("Total Cholesterol", 100, 199, 0, "mg/dL"),
              new Analyte("HDL Cholesterol", 40, 90, 0, "mg/dL"),
          new Analyte("LDL Cholesterol", 40, 129, 0, "mg/dL"),
              new Analyte("Triglycerides", 30, 149, 0, "mg/dL"),
          new Analyte("TSH", 0.4, 4.5, 2, "mIU/L"),
              new Analyte("Hemoglobin A1c", 4.0, 5.6, 1, "%"));

  private LabReports() {}

  /** Three panels, two values outside their range and flagged so. */
  static byte[] riverside(Random random) {
    Color teal = new Color(0x0B, 0x6E, 0x75);
    Sheet sheet =
        new Sheet(
            "Laboratory report RCL-2601-88213",
            "Riverside Clinical Laboratories - CLIA 38D2047715",
            88213);
    sheet.mark(Sheet.LEFT, 24, teal);
    sheet.line(
        Sheet.LEFT + 34, "Riverside Clinical Laboratories", Style.of(Sheet.BOLD, 15).in(teal));
    sheet.line(
        Sheet.LEFT + 34,
        "410 Mill Race Road, Eugene, OR 97401   (541) 555-0190",
        Style.of(Sheet.PLAIN, 8.5f));
    sheet
        .down(2)
        .rule(1, teal)
        .down(24)
        .line(Sheet.LEFT, "LABORATORY REPORT", Style.of(Sheet.BOLD, 14))
        .down(4);
    pairs(
        sheet,
        new String[][] {
          {"Patient Name:", "Marian Okafor", "Accession No:", "RCL-2601-88213"},
          {"Patient ID:", "MRN-0048213", "Specimen:", "Serum, whole blood (EDTA)"},
          {"Date of Birth:", "1971-08-23", "Collected:", "2026-01-19 08:10"},
          {"Sex:", "Female", "Received:", "2026-01-19 10:45"},
          {"Ordering Physician:", "Dr. Helen Strand", "Reported:", "2026-01-19 16:20"}
        });
    Grid grid = grid(sheet).head();
    panel(grid, "Comprehensive metabolic panel", CHEMISTRY, random, "Glucose");
    panel(grid, "Complete blood count", BLOOD, random, "");
    panel(grid, "Lipids and endocrinology", LIPIDS, random, "LDL Cholesterol");
    sheet.keep(80).down(10).rule(0.6f, Color.GRAY).down(14);
    sheet.line(
        Sheet.LEFT,
        "H = above the reference range, L = below the reference range.",
        Style.of(Sheet.PLAIN, 8.5f));
    sheet.line(
        Sheet.LEFT,
        "Final report. Verified by Priya Raman, MLS(ASCP).",
        Style.of(Sheet.PLAIN, 8.5f));
    return sheet.bytes();
  }

  /** One page; a potassium of 3.9 is flagged high. */
  static byte[] northgate(Random random) {
    Sheet sheet =
        new Sheet(
            "Pathology report NG-77120",
            "Northgate Pathology, 18 Wharf Lane, Leeds LS10 1AA",
            77120);
    sheet.line(Sheet.LEFT, "Northgate Pathology", Style.of(Sheet.SERIF_BOLD, 20));
    sheet.line(Sheet.LEFT, "Department of Clinical Chemistry", Style.of(Sheet.SERIF, 11)).down(10);
    sheet.line(Sheet.LEFT, "Pathology Report", Style.of(Sheet.SERIF_BOLD, 14)).down(6);
    pairs(
        sheet,
        new String[][] {
          {"Patient:", "Tomasz Wilk", "Lab No:", "NG-77120"},
          {"NHS Number:", "943 476 5919", "Sample Type:", "Serum"},
          {"DOB:", "4 Nov 1958", "Date Collected:", "12 Jan 2026 07:55"},
          {"Requested By:", "Dr. Alan Mercer", "Date Reported:", "12 Jan 2026 15:30"}
        });
    Grid grid = grid(sheet).head();
    for (Analyte analyte : CHEMISTRY.subList(0, 8)) {
      boolean wrong = analyte.name().equals("Potassium");
      double value = wrong ? 3.9 : inside(analyte, random);
      row(grid, analyte, value, wrong ? "H" : "");
    }
    sheet
        .down(16)
        .line(Sheet.LEFT, "Comment: sample received in good condition.", Style.of(Sheet.SERIF, 10));
    sheet.line(
        Sheet.LEFT,
        "Authorised by: K. Lindqvist, consultant biochemist",
        Style.of(Sheet.SERIF, 10));
    return sheet.bytes();
  }

  private static void panel(
      Grid grid, String title, List<Analyte> analytes, Random random, String high) {
    grid.group(title);
    for (Analyte analyte : analytes) {
      boolean above = analyte.name().equals(high);
      double value = above ? analyte.high() * 1.12 : inside(analyte, random);
      row(grid, analyte, value, above ? "H" : "");
    }
  }

  private static void row(Grid grid, Analyte analyte, double value, String flag) {
    String range = number(analyte.low(), analyte) + " - " + number(analyte.high(), analyte);
    grid.row(analyte.name(), number(value, analyte), flag, analyte.unit(), range);
  }

  private static double inside(Analyte analyte, Random random) {
    return analyte.low() + (analyte.high() - analyte.low()) * (0.15 + 0.7 * random.nextDouble());
  }

  private static String number(double value, Analyte analyte) {
    return String.format(Locale.ROOT, "%." + analyte.decimals() + "f", value);
  }

  private static Grid grid(Sheet sheet) {
    return new Grid(
        sheet,
        9,
        List.of(
            new Column("Test", Sheet.LEFT, false),
            new Column("Result", 290, true),
            new Column("Flag", 320, false),
            new Column("Units", 370, false),
            new Column("Reference Range", 450, false)));
  }

  static void pairs(Sheet sheet, String[][] rows) {
    Style plain = Style.of(Sheet.PLAIN, 9.5f);
    Style bold = Style.of(Sheet.BOLD, 9.5f);
    for (String[] row : rows) {
      sheet
          .text(Sheet.LEFT, row[0], bold)
          .text(160, row[1], plain)
          .text(320, row[2], bold)
          .line(410, row[3], plain);
    }
    sheet.down(14);
  }
}
