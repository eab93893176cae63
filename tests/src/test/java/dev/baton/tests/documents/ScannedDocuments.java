package dev.baton.tests.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** PDFs whose pages are images, as a scanner makes them. */
public final class ScannedDocuments {
  private static final int DOTS_PER_INCH = 200;

  private ScannedDocuments() {}

  /** Whether this machine can recognize text. */
  public static boolean canBeRecognized() {
    String named = System.getenv("BATON_TESSERACT");
    return named != null
        ? Files.isExecutable(Path.of(named))
        : Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")));
  }

  /** One page for each text: as letters where it begins with {@code =}, else as an image. */
  public static byte[] pdf(String... pages) {
    try (PDDocument document = new PDDocument()) {
      for (String text : pages) {
        if (text.startsWith("=")) {
          write(document, text.substring(1));
        } else {
          scan(document, text);
        }
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDDocument document, String text) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      float y = 720;
      for (String line : List.of(text.split("\n"))) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.COURIER), 10);
        content.newLineAtOffset(60, y);
        content.showText(line);
        content.endText();
        y -= 15;
      }
    }
  }

  private static void scan(PDDocument document, String text) throws IOException {
    byte[] letters;
    try (PDDocument original = new PDDocument()) {
      write(original, text);
      letters = bytes(original);
    }
    try (PDDocument original = Loader.loadPDF(letters)) {
      BufferedImage image =
          new PDFRenderer(original).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 612, 792);
      }
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
