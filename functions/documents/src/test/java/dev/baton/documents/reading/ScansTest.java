package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are images: told apart, put aside, and read by what was recognized in them. */
class ScansTest {
  private static final List<String> LETTER =
      List.of(
          "Dear Dr Brown, thank you for seeing this patient,",
          "who has had palpitations for about three weeks.",
          "Her blood pressure was normal when we measured it.");

  @TempDir Path folder;

  @Test
  void tellsAScannedPageFromOneWithText() throws IOException {
    Sheets sheets = new Sheets().column(60, 700, 13, LETTER);
    image(sheets.next(), 0, 0, 612, 792);
    image(sheets.next().text(60, 20, 8, "Scanned 12/03/2026, page 3"), 20, 40, 570, 700);
    image(sheets.next().column(60, 700, 13, LETTER), 450, 700, 60, 60);
    Reading reading = read(sheets);
    assertThat(reading.pages().count()).isEqualTo(4);
    assertThat(reading.pages().images()).containsExactly(2, 3);
    assertThat(reading.hasText()).isTrue();
  }

  @Test
  void takesAPageOfOutlinesForAnImage() throws IOException {
    Sheets sheets = new Sheets();
    sheets.draw(
        content -> {
          for (int i = 0; i < 1_000; i++) {
            content.moveTo(50 + i % 50 * 10, 50 + i / 50 * 20);
            content.curveTo(60, 60, 70, 70, 50 + i % 50 * 10, 60 + i / 50 * 20);
          }
          content.fill();
        });
    assertThat(read(sheets).pages().images()).containsExactly(1);
  }

  @Test
  void stillRefusesWhatShowsNothing() {
    Sheets sheets =
        new Sheets()
            .draw(
                content -> {
                  content.addRect(100, 100, 300, 300);
                  content.fill();
                });
    assertThatThrownBy(() -> read(sheets))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.code()).isEqualTo(ReasonCode.NO_TEXT.code()));
  }

  @Test
  void putsTheScannedPagesAsideAlone() throws IOException {
    Sheets sheets = new Sheets().column(60, 700, 13, LETTER);
    image(sheets.next(), 0, 0, 612, 792);
    sheets.next().column(60, 700, 13, LETTER);
    Path to = folder.resolve("scans.pdf");
    Scans.copy(Files.write(folder.resolve("all.pdf"), sheets.bytes()), List.of(2), to);
    try (PDDocument scans = Loader.loadPDF(to.toFile())) {
      assertThat(scans.getNumberOfPages()).isEqualTo(1);
      assertThat(scans.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
  }

  @Test
  void readsWhatWasRecognizedByItsPlacesAndIsAsSureAsTheRecognition() throws IOException {
    Sheets sheets = new Sheets();
    image(sheets, 0, 0, 612, 792);
    RecognizedText recognized = new RecognizedText();
    recognized.add(
        Json.tree(
            """
            {"Blocks": [
              {"BlockType": "PAGE", "Id": "p", "Page": 1},
              {"BlockType": "LINE", "Id": "l", "Page": 1, "Geometry": {"BoundingBox":
                {"Left": 0.1, "Top": 0.1, "Width": 0.6, "Height": 0.012}},
                "Relationships": [{"Type": "CHILD", "Ids": ["a", "b", "c"]}]},
              %s, %s, %s]}
            """
                .formatted(
                    word("a", 0.1, 0.105, "Potassium", 98),
                    word("b", 0.4, 0.1, "5.9", 90),
                    word("c", 0.46, 0.102, "mmol/L", 82))));
    Path file = Files.write(folder.resolve("scan.pdf"), sheets.bytes());
    Reading reading = new DocumentReader(1 << 20).read(file, recognized);
    assertThat(reading.pages().images()).isEmpty();
    assertThat(reading.lines()).hasSize(1);
    assertThat(Cell.of(reading.lines().getFirst().text()).stream().map(Cell::text))
        .containsExactly("Potassium", "5.9", "mmol/L");
    assertThat(reading.quality()).isBetween(0.89, 0.91);
  }

  @Test
  void leavesPagesUnreadInWhichNothingWasRecognized() throws IOException {
    Sheets sheets = new Sheets();
    image(sheets, 0, 0, 612, 792);
    Path file = Files.write(folder.resolve("scan.pdf"), sheets.bytes());
    Reading reading = new DocumentReader(1 << 20).read(file, new RecognizedText());
    assertThat(reading.pages().images()).containsExactly(1);
    assertThat(reading.hasText()).isFalse();
  }

  private static String word(String id, double left, double top, String text, int confidence) {
    return """
    {"BlockType": "WORD", "Id": "%s", "Page": 1, "Text": "%s", "Confidence": %d, "Geometry":
      {"BoundingBox": {"Left": %s, "Top": %s, "Width": %s, "Height": 0.01}}}\
    """
        .formatted(id, text, confidence, left, top, text.length() * 0.008);
  }

  private static void image(Sheets sheets, float x, float y, float width, float height)
      throws IOException {
    PDImageXObject image =
        LosslessFactory.createFromImage(
            sheets.document(), new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
    sheets.draw(content -> content.drawImage(image, x, y, width, height));
  }

  private Reading read(Sheets sheets) throws IOException {
    return new DocumentReader(1 << 20)
        .read(Files.write(folder.resolve("document.pdf"), sheets.bytes()));
  }
}
