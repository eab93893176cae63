package dev.baton.documents.reading;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PDF into pages of rows, and refuses one that is damaged or opens only with a password.
 */
final class PdfReader {
  private static final int TAIL = 2_048;
  private static final int MOST_PAGES = 3_000;

  static {
    try {
      EmbeddedFonts.use();
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private PdfReader() {}

  static PdfPages read(Path file, long mostCharacters, @Nullable RecognizedText recognized)
      throws IOException {
    refuseTruncated(file);
    try (PDDocument document = open(file)) {
      int pages = document.getNumberOfPages();
      if (pages == 0) {
        throw new ValidationException(ReasonCode.EMPTY_DOCUMENT);
      }
      if (pages > MOST_PAGES) {
        throw new ValidationException(ReasonCode.TOO_LARGE);
      }
      return pages(document, mostCharacters, recognized);
    } catch (IOException | ClassCastException | IllegalArgumentException e) {
      throw new ValidationException(ReasonCode.CORRUPT_PDF);
    }
  }

  static PDDocument open(Path file) throws IOException {
    PDDocument document;
    try {
      document =
          Loader.loadPDF(
              new RandomAccessReadBufferedFile(file.toFile()),
              IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new ValidationException(ReasonCode.ENCRYPTED_PDF);
    }
    if (!document.getCurrentAccessPermission().canExtractContent()) {
      document.close();
      throw new ValidationException(ReasonCode.ENCRYPTED_PDF);
    }
    return document;
  }

  private static PdfPages pages(
      PDDocument document, long mostCharacters, @Nullable RecognizedText recognized)
      throws IOException {
    List<List<Row>> rows = new ArrayList<>();
    List<Integer> images = new ArrayList<>();
    long characters = 0;
    for (PDPage page : document.getPages()) {
      refuseDamaged(page);
      PageGraphics.Found graphics = PageGraphics.of(page);
      PageText text = PageText.of(document, rows.size() + 1, graphics.rules());
      if (Scans.isImage(graphics, text.characters())) {
        images.add(rows.size() + 1);
        text = recognized == null ? text : recognized(recognized, images.size(), page);
      }
      characters += text.characters();
      if (characters > mostCharacters) {
        throw new ValidationException(ReasonCode.TOO_LARGE);
      }
      rows.add(text.rows());
    }
    return recognized == null || recognized.isEmpty()
        ? new PdfPages(rows, images, List.of())
        : new PdfPages(rows, List.of(), images);
  }

  private static PageText recognized(RecognizedText recognized, int scan, PDPage page) {
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    double width = turned ? box.getHeight() : box.getWidth();
    double height = turned ? box.getWidth() : box.getHeight();
    return recognized.page(scan, width, height);
  }

  // PDFBox repairs what it can. A file that lost its end would come out as a shorter document that
  // looks whole, and what is missing could be what matters.
  private static void refuseTruncated(Path file) throws IOException {
    try (RandomAccessRead bytes = new RandomAccessReadBufferedFile(file.toFile())) {
      int tail = (int) Math.min(TAIL, bytes.length());
      byte[] end = new byte[tail];
      bytes.seek(bytes.length() - tail);
      bytes.readFully(end);
      if (!new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
        throw new ValidationException(ReasonCode.CORRUPT_PDF);
      }
    }
  }

  // PDFBox also swallows a broken compressed stream and goes on with what it got: the checksum
  // says.
  private static void refuseDamaged(PDPage page) throws IOException {
    Iterator<PDStream> streams = page.getContentStreams();
    while (streams.hasNext()) {
      COSStream stream = streams.next().getCOSObject();
      if (COSName.FLATE_DECODE.equals(stream.getFilters()) && !inflates(stream)) {
        throw new ValidationException(ReasonCode.CORRUPT_PDF);
      }
    }
  }

  private static boolean inflates(COSStream stream) throws IOException {
    Inflater inflater = new Inflater();
    byte[] raw = new byte[8_192];
    byte[] plain = new byte[16_384];
    try (var input = stream.createRawInputStream()) {
      int read = 0;
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          read = input.read(raw);
          if (read <= 0) {
            return false;
          }
          inflater.setInput(raw, 0, read);
        }
        inflater.inflate(plain);
      }
      return true;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
