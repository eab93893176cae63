package dev.baton.tests.samples;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A4 pages that are written from top to bottom; a new page is started where one is full, with the
 * running head again. Nothing is compressed and nothing depends on time, so the bytes are the same
 * wherever they are made.
 */
final class Sheet {
  static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
  static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
  static final PDFont TYPED = new PDType1Font(FontName.COURIER);
  static final PDFont SERIF = new PDType1Font(FontName.TIMES_ROMAN);
  static final PDFont SERIF_BOLD = new PDType1Font(FontName.TIMES_BOLD);
  static final float LEFT = 56;
  static final float RIGHT = 539;
  private static final float TOP = 790;
  private static final float BOTTOM = 84;

  /** Font, size and colour of a text. */
  record Style(PDFont font, float size, Color color) {
    static Style of(PDFont font, float size) {
      return new Style(font, size, Color.BLACK);
    }

    Style in(Color other) {
      return new Style(font, size, other);
    }
  }

  private final PDDocument document = new PDDocument();
  private final List<PDPage> pages = new ArrayList<>();
  private final String foot;
  private PDPageContentStream content;
  private float y;

  Sheet(String title, String foot, long id) {
    this.foot = foot;
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    made.setTimeInMillis(1_767_225_600_000L);
    information.setCreationDate(made);
    document.setDocumentInformation(information);
    document.setDocumentId(id);
    content = page();
  }

  float y() {
    return y;
  }

  Sheet down(float points) {
    y -= points;
    return this;
  }

  Sheet at(float height) {
    y = height;
    return this;
  }

  /** Starts a page when less than this is left. */
  Sheet keep(float points) {
    if (y - points < BOTTOM) {
      run(() -> content.close());
      content = page();
    }
    return this;
  }

  /** One line of text at x, on the present height. */
  Sheet text(float x, String text, Style style) {
    run(
        () -> {
          content.beginText();
          content.setNonStrokingColor(style.color());
          content.setFont(style.font(), style.size());
          content.newLineAtOffset(x, y);
          content.showText(text);
          content.endText();
        });
    return this;
  }

  Sheet textEndingAt(float x, String text, Style style) {
    return text(x - width(text, style), text, style);
  }

  /** A line of text, and the next height under it. */
  Sheet line(float x, String text, Style style) {
    return keep(style.size()).text(x, text, style).down(style.size() * 1.35f);
  }

  /** Text wrapped between x and the right margin. */
  Sheet paragraph(float x, float right, String text, Style style) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, style) > right - x) {
        line(x, line.toString(), style);
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    return line(x, line.toString(), style).down(style.size() * 0.5f);
  }

  Sheet rule(float width, Color color) {
    run(
        () -> {
          content.setStrokingColor(color);
          content.setLineWidth(width);
          content.moveTo(LEFT, y);
          content.lineTo(RIGHT, y);
          content.stroke();
        });
    return this;
  }

  /** A filled band behind the present line. */
  Sheet band(float height, Color color) {
    run(
        () -> {
          content.setNonStrokingColor(color);
          content.addRect(LEFT - 4, y - height * 0.3f, RIGHT - LEFT + 8, height);
          content.fill();
        });
    return this;
  }

  /** A round mark for a letterhead. */
  Sheet mark(float x, float size, Color color) {
    run(
        () -> {
          content.setNonStrokingColor(color);
          content.addRect(x, y - size * 0.2f, size, size);
          content.fill();
          content.setNonStrokingColor(Color.WHITE);
          content.addRect(x + size * 0.3f, y + size * 0.1f, size * 0.4f, size * 0.4f);
          content.fill();
        });
    return this;
  }

  static float width(String text, Style style) {
    try {
      return style.font().getStringWidth(text) / 1000 * style.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    return bytes("");
  }

  /** The finished document; with a password it can be opened with this only. */
  byte[] bytes(String password) {
    run(() -> content.close());
    numberPages();
    if (!password.isEmpty()) {
      // The older cipher: its keys come from the password and the id, not from chance.
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy(password, password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      policy.setPreferAES(false);
      // Without an id PDFBox would make one from the time, and with it the keys.
      COSArray id = new COSArray();
      id.add(new COSString(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
      id.add(new COSString(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
      document.getDocument().setDocumentID(id);
      run(() -> document.protect(policy));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(
        () -> {
          document.save(bytes, CompressParameters.NO_COMPRESSION);
          document.close();
        });
    return bytes.toByteArray();
  }

  private void numberPages() {
    Style small = Style.of(PLAIN, 7.5f).in(Color.GRAY);
    for (int i = 0; i < pages.size(); i++) {
      String number = "Page " + (i + 1) + " of " + pages.size();
      PDPage page = pages.get(i);
      run(
          () -> {
            content = new PDPageContentStream(document, page, AppendMode.APPEND, false);
            y = 44;
            text(LEFT, foot, small).textEndingAt(RIGHT, number, small);
            content.close();
          });
    }
  }

  private PDPageContentStream page() {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    pages.add(page);
    y = TOP;
    try {
      return new PDPageContentStream(document, page, AppendMode.OVERWRITE, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drawing, which may fail with an I/O error though it all happens in memory. */
  private interface Drawing {
    void run() throws IOException;
  }

  private static void run(Drawing drawing) {
    try {
      drawing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
