package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short lines side by side: columns where their heights differ, rows of a table where not. */
class SideBySideTest {
  private static final List<String> LABELS =
      List.of("From", "Dr Stefan Nikolov", "To", "Diabetic Foot Clinic", "Date", "6 August 2026");
  private static final List<String> TEXTS =
      List.of("Reason", "An ulcer of the toe", "Findings", "Pulses weak", "Request", "Advice");

  @TempDir Path folder;

  @Test
  void readsColumnsOfShortLinesOneAfterTheOtherWhereTheirHeightsDiffer() throws IOException {
    byte[] pdf = new Sheets().column(60, 700, 13, LABELS).column(320, 704, 17.5, TEXTS).bytes();
    assertThat(lines(pdf)).startsWith("From", "Dr Stefan Nikolov").endsWith("Request", "Advice");
  }

  @Test
  void keepsRowsWhoseCellsStandAtOneHeight() throws IOException {
    byte[] pdf = new Sheets().column(60, 700, 14, LABELS).column(320, 700, 14, TEXTS).bytes();
    assertThat(lines(pdf).getFirst()).contains("From").contains("Reason");
  }

  @Test
  void keepsRowsWhoseSecondCellsAllStandAsMuchLower() throws IOException {
    byte[] pdf = new Sheets().column(60, 700, 20, LABELS).column(320, 694, 20, TEXTS).bytes();
    List<String> lines = lines(pdf);
    assertThat(lines.indexOf("Reason")).isEqualTo(lines.indexOf("From") + 1);
  }

  @Test
  void keepsWhatATableCentersBesideTwoLines() throws IOException {
    Sheets sheets = new Sheets();
    for (int i = 0; i < 5; i++) {
      double top = 700 - 40 * i;
      sheets.text(60, top, 10, "first line " + i).text(60, top - 12, 10, "second line " + i);
      sheets.text(320, top - 6, 10, "value " + i);
    }
    List<String> lines = lines(sheets.bytes());
    assertThat(lines.indexOf("value 0")).isLessThan(lines.indexOf("first line 1"));
  }

  @Test
  void doesNotTakeACommonSizeForEmphasisBecauseATableIsSetSmaller() throws IOException {
    Sheets sheets = new Sheets();
    for (int i = 0; i < 6; i++) {
      sheets.text(60, 700 - 14 * i, 10, "a line of the letter in the usual size " + i);
    }
    for (int i = 0; i < 8; i++) {
      sheets.text(60, 560 - 12 * i, 8, "row " + i + " of a table with small figures 12.50 80.00");
    }
    Files.write(folder.resolve("a.pdf"), sheets.bytes());
    assertThat(new DocumentReader(1 << 20).read(folder.resolve("a.pdf")).lines())
        .noneMatch(Line::emphasized);
  }

  @Test
  void partsATextIntoThePagesThatItCounts() throws IOException {
    Reading reading =
        text("Lab  Page 1 of 2\nSodium 140\nLab  Page 2 of 2\nUrea 5\nLab is not a page 3\n");
    assertThat(reading.pages().count()).isEqualTo(2);
    assertThat(reading.lines()).filteredOn(line -> line.page() == 2).isNotEmpty();
    assertThat(reading.lines())
        .filteredOn(line -> line.text().contains("Lab  Page"))
        .as("the second is a running head")
        .hasSize(1);
  }

  @Test
  void missesAPageThatIsNotThere() throws IOException {
    assertThat(text("Page 1 of 3\nSodium 140\nPage 3 of 3\nUrea 5\n").pages().count()).isOne();
  }

  private Reading text(String text) throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return new DocumentReader(1 << 20).read(file);
  }

  private List<String> lines(byte[] pdf) throws IOException {
    Path file = folder.resolve("a.pdf");
    Files.write(file, pdf);
    return new DocumentReader(1 << 20)
        .read(file).lines().stream()
            .filter(line -> !line.blank())
            .map(line -> line.text().strip())
            .toList();
  }
}
