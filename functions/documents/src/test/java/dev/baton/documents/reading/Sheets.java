package dev.baton.documents.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A PDF that a test draws, sheet by sheet; places in points from the lower left corner. */
final class Sheets {
  private final PDDocument document = new PDDocument();
  private PDPage page = new PDPage();

  Sheets() {
    document.addPage(page);
  }

  PDDocument document() {
    return document;
  }

  PDPage page() {
    return page;
  }

  Sheets next() {
    page = new PDPage();
    document.addPage(page);
    return this;
  }

  Sheets turned(int degrees) {
    page.setRotation(degrees);
    return this;
  }

  /** Draws on the sheet. */
  interface Drawing {
    void on(PDPageContentStream content) throws IOException;
  }

  Sheets draw(Drawing drawing) {
    try (PDPageContentStream content =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      drawing.on(content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sheets text(double x, double y, double size, String text) {
    return text(x, y, size, text, FontName.HELVETICA);
  }

  Sheets text(double x, double y, double size, String text, FontName font) {
    return draw(
        content -> {
          content.beginText();
          content.setFont(new PDType1Font(font), (float) size);
          content.newLineAtOffset((float) x, (float) y);
          content.showText(text);
          content.endText();
        });
  }

  /** Lines below each other. */
  Sheets column(double x, double top, double leading, List<String> lines) {
    double y = top;
    for (String line : lines) {
      text(x, y, 10, line);
      y -= leading;
    }
    return this;
  }

  Sheets line(double x, double y, double toX, double toY) {
    return draw(
        content -> {
          content.moveTo((float) x, (float) y);
          content.lineTo((float) toX, (float) toY);
          content.stroke();
        });
  }

  byte[] bytes() {
    try (document) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
