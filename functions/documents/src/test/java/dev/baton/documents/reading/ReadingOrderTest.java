package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts in which a naive reading mixes what does not belong together. */
class ReadingOrderTest {
  private static final List<String> LEFT =
      List.of(
          "The patient was brought in by her",
          "daughter after two days of fever and",
          "a cough that had kept her awake. She",
          "had been well before, and takes no",
          "medication but a tablet for her blood",
          "pressure in the morning.");
  private static final List<String> RIGHT =
      List.of(
          "On the ward she was given oxygen and",
          "antibiotics, first into the vein and",
          "from the third day by mouth. The fever",
          "went down within a day, and she was",
          "walking about the ward on the fourth",
          "day without help.");
  private static final String PROSE = String.join(" ", LEFT) + " " + String.join(" ", RIGHT);

  @TempDir Path folder;

  @Test
  void readsColumnsWhoseLinesStandAtDifferentHeights() throws IOException {
    Sheets sheets = new Sheets().column(60, 700, 13, LEFT).column(320, 695, 14.5, RIGHT);
    assertThat(prose(sheets.bytes())).isEqualTo(PROSE);
  }

  @Test
  void readsColumnsThatAreDrawnLineByLineAcross() throws IOException {
    Sheets sheets = new Sheets();
    for (int i = 0; i < LEFT.size(); i++) {
      sheets.text(60, 700 - 13 * i, 10, LEFT.get(i)).text(300, 700 - 13 * i, 10, RIGHT.get(i));
    }
    assertThat(prose(sheets.bytes())).isEqualTo(PROSE);
  }

  @Test
  void readsColumnsBetweenLinesOverTheWholeWidth() throws IOException {
    String wide =
        "A line that goes over the whole width of the page, from its left edge to its right";
    Sheets sheets =
        new Sheets()
            .text(60, 720, 10, wide)
            .column(60, 700, 13, LEFT)
            .column(320, 700, 13, RIGHT)
            .text(60, 610, 10, wide)
            .column(60, 590, 13, RIGHT)
            .column(320, 590, 13, LEFT);
    String turned = String.join(" ", RIGHT) + " " + String.join(" ", LEFT);
    assertThat(prose(sheets.bytes())).isEqualTo(wide + " " + PROSE + " " + wide + " " + turned);
  }

  @Test
  void readsThreeColumns() throws IOException {
    List<String> third =
        List.of(
            "She goes home with",
            "her daughter, who",
            "will see to it that",
            "she takes what was",
            "prescribed for her.");
    List<String> first = narrow(LEFT);
    List<String> second = narrow(RIGHT);
    Sheets sheets =
        new Sheets()
            .column(50, 700, 13, first)
            .column(230, 700, 13, second)
            .column(410, 700, 13, third);
    assertThat(prose(sheets.bytes())).isEqualTo(PROSE + " " + String.join(" ", third));
  }

  @Test
  void readsJustifiedColumns() throws IOException {
    Sheets sheets = new Sheets();
    justified(sheets, 60, 200, LEFT);
    justified(sheets, 300, 200, RIGHT);
    assertThat(prose(sheets.bytes())).isEqualTo(PROSE);
  }

  @Test
  void readsColumnsOfPlainText() throws IOException {
    StringBuilder text = new StringBuilder("DISCHARGE SUMMARY\n\n");
    for (int i = 0; i < LEFT.size(); i++) {
      text.append("%-40s  %s%n".formatted(LEFT.get(i), RIGHT.get(i)));
    }
    assertThat(prose(text.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("DISCHARGE SUMMARY " + PROSE);
  }

  @Test
  void readsColumnsOfPlainTextOfDifferentLength() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LEFT.size(); i++) {
      text.append("%-40s  %s%n".formatted(LEFT.get(i), i < 4 ? RIGHT.get(i) : ""));
    }
    assertThat(prose(text.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(String.join(" ", LEFT) + " " + String.join(" ", RIGHT.subList(0, 4)));
  }

  @Test
  void keepsTheRowsOfATableOfSentences() throws IOException {
    List<String> drugs =
        List.of(
            "Metformin 500 mg coated tablet",
            "Ramipril 5 mg hard capsule",
            "Atorvastatin 20 mg coated tablet",
            "Apixaban 5 mg coated tablet",
            "Pantoprazole 40 mg soluble tablet");
    List<String> how =
        List.of(
            "Take one twice daily with food",
            "Take one in the morning only",
            "Take one at night before sleep",
            "Take one twice daily until review",
            "Take one before breakfast each day");
    Sheets sheets = new Sheets().column(60, 700, 13, drugs).column(320, 700, 13, how);
    List<String> lines = lines(sheets.bytes()).stream().map(Line::text).toList();
    for (int i = 0; i < drugs.size(); i++) {
      assertThat(lines.get(i)).contains(drugs.get(i)).contains(how.get(i));
    }
  }

  @Test
  void partsCellsByTheRulesOfATableHoweverNearTheyStand() throws IOException {
    Sheets sheets = new Sheets();
    List<List<String>> rows =
        List.of(
            List.of("Potassium", "5.9", "mmol/L"),
            List.of("Sodium", "140", "mmol/L"),
            List.of("Creatinine", "88", "umol/L"));
    for (int i = 0; i < rows.size(); i++) {
      double y = 700 - 16 * i;
      sheets.text(62, y, 10, rows.get(i).get(0));
      double wide = width(rows.get(i).get(1));
      sheets.text(140 - wide, y, 10, rows.get(i).get(1)).text(143, y, 10, rows.get(i).get(2));
    }
    for (double x : new double[] {60, 115, 141.5, 200}) {
      sheets.line(x, 715, x, 655);
    }
    for (double y : new double[] {715, 695, 679, 663}) {
      sheets.line(60, y, 200, y);
    }
    assertThat(
            lines(sheets.bytes()).stream()
                .filter(line -> !line.blank())
                .map(line -> Cell.of(line.text()))
                .toList())
        .extracting(cells -> cells.stream().map(Cell::text).toList())
        .containsExactlyElementsOf(rows);
  }

  @Test
  void keepsAResultTogetherWithTheExponentOfItsUnit() throws IOException {
    Sheets sheets =
        new Sheets()
            .text(60, 700, 10, "Platelets")
            .text(160, 700, 10, "231")
            .text(220, 700, 10, "10")
            .text(220 + width("10"), 704, 6, "9")
            .text(220 + width("10") + width("9") * 0.6, 700, 10, "/L");
    assertThat(lines(sheets.bytes()).getFirst().text()).endsWith("10^9/L");
  }

  @Test
  void readsAPageThatIsTurned() throws IOException {
    Sheets sheets = new Sheets().turned(90);
    sheets.draw(
        content -> {
          for (int i = 0; i < 3; i++) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 11);
            content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 100 + 16 * i, 60));
            content.showText("Line number " + (i + 1) + " of the page");
            content.endText();
          }
        });
    assertThat(lines(sheets.bytes()).stream().map(line -> line.text().strip()))
        .containsExactly(
            "Line number 1 of the page", "Line number 2 of the page", "Line number 3 of the page");
  }

  @Test
  void putsDividedWordsTogetherOnTheLineWhereTheyBegin() throws IOException {
    List<Line> lines =
        read(
            """
            She was transferred to the inten-
            sive care unit for monitoring and a follow-
            up is due. The pre-
            and post-operative course was un-
            eventful.
            """);
    assertThat(lines)
        .containsExactly(
            new Line(1, 1, "She was transferred to the intensive"),
            new Line(1, 2, "care unit for monitoring and a follow-up"),
            new Line(1, 3, "is due. The pre-"),
            new Line(1, 4, "and post-operative course was uneventful."));
  }

  @Test
  void putsDividedWordsTogetherAcrossColumnsAndPages() throws IOException {
    List<String> left = new ArrayList<>(LEFT);
    left.set(5, "pressure in the morn-");
    List<String> right = new ArrayList<>(RIGHT);
    right.set(0, "ing. On the ward she got oxygen and");
    right.set(5, "day with-");
    Sheets sheets = new Sheets().column(60, 700, 13, left).column(320, 695, 14, right);
    sheets.next().text(60, 700, 10, "out help, and left on the fifth.");
    assertThat(prose(sheets.bytes()))
        .contains("pressure in the morning. On the ward she")
        .contains("on the fourth day without help, and left");
  }

  @Test
  void putsDividedWordsOfACellTogether() throws IOException {
    List<Line> lines =
        read(
            """
            Description            Qty   Amount
            Liver and hepa-        2     40.00
            titis panel
            Liver function, hepa-  2     40.00
            titis panel
            """);
    assertThat(lines.stream().map(Line::text))
        .containsExactly(
            "Description            Qty   Amount",
            "Liver and hepatitis    2     40.00",
            "panel",
            "Liver function,        2     40.00",
            "hepatitis panel");
  }

  @Test
  void keepsResultsThatDifferByTheirFiguresAtTheEdgesOfPages() throws IOException {
    List<Line> lines =
        read("Report\nGlucose   90\nLactate   1.1\f\nReport\nGlucose   95\nLactate   1.9\n");
    assertThat(lines.stream().map(Line::text))
        .contains("Glucose   90", "Glucose   95", "Lactate   1.1", "Lactate   1.9");
  }

  @Test
  void dropsHeadsOfManyLinesThatCountThePages() throws IOException {
    String head =
        """
        St Mary's Hospital
        Department of Medicine
        12 Long Lane, Oldtown
        Telephone 0123 456789
        Fax 0123 456790
        Patient: Ann Example   Hospital number 998877
        Report 4711, sheet %d of 5
        """;
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= 5; page++) {
      text.append(page > 1 ? "\f" : "").append(head.formatted(page));
      text.append("\nWhat page number ").append("one two three four five".split(" ")[page - 1]);
      text.append(" says stands here.\n\nConfidential\n- ").append(page).append(" -\n");
    }
    List<String> lines = read(text.toString()).stream().map(Line::text).toList();
    assertThat(lines.stream().filter(line -> line.contains("says stands here"))).hasSize(5);
    assertThat(lines.stream().filter(line -> line.startsWith("Patient:"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.contains("sheet"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.equals("Confidential"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.matches("- \\d -"))).isEmpty();
  }

  @Test
  void dropsHeadsThatDifferOnLeftAndRightPages() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= 6; page++) {
      text.append(page > 1 ? "\f" : "");
      text.append(page % 2 == 0 ? "Annual clinic\n" : "Letter of Dr Brown\n");
      text.append("Some words of page ").append("abcdef".charAt(page - 1)).append("\n");
    }
    assertThat(read(text.toString()).stream().filter(line -> !line.blank())).hasSize(8);
  }

  @Test
  void keepsTheHeadOfASecondDocumentOfTheSameForm() throws IOException {
    String form = "Acme Ltd\nINVOICE\nInvoice number: %d\nPage 1 of 1\n\nOne %s   10.00\n";
    List<Line> lines = read(form.formatted(4711, "apple") + "\f" + form.formatted(4712, "pear"));
    assertThat(lines.stream().map(Line::text))
        .contains("Invoice number: 4711", "Invoice number: 4712")
        .containsSubsequence("INVOICE", "One apple   10.00", "Acme Ltd", "INVOICE");
  }

  @Test
  void keepsAFigureAloneOnItsLine() throws IOException {
    assertThat(read("Quantity\n12\nPrice\n9\n").stream().map(Line::text))
        .containsExactly("Quantity", "12", "Price", "9");
  }

  private static List<String> narrow(List<String> lines) {
    String[] words = String.join(" ", lines).split(" ");
    List<String> narrow = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + word.length() > 24) {
        narrow.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    narrow.add(line.toString().strip());
    return narrow;
  }

  private static void justified(Sheets sheets, double x, double wide, List<String> lines)
      throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      double all = 0;
      for (String word : words) {
        all += width(word);
      }
      double gap = i == lines.size() - 1 ? width(" ") : (wide - all) / (words.length - 1);
      double at = x;
      for (String word : words) {
        sheets.text(at, 700 - 13 * i, 10, word);
        at += width(word) + gap;
      }
    }
  }

  private static double width(String text) throws IOException {
    return new PDType1Font(FontName.HELVETICA).getStringWidth(text) / 100;
  }

  private String prose(byte[] content) throws IOException {
    return lines(content).stream()
        .map(line -> line.text().strip().replaceAll("\\s+", " "))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private List<Line> read(String text) throws IOException {
    return lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Line> lines(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("document.bin"), content);
    return new DocumentReader(26_214_400).read(file).lines();
  }
}
