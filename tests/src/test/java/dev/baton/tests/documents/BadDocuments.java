package dev.baton.tests.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents that nothing can be made of, each made here from what makes it so. */
final class BadDocuments {
  private static final int MAX_BYTES = 25 * 1024 * 1024;

  private BadDocuments() {}

  static byte[] corruptPdf() {
    byte[] whole = pdf("Invoice 4711", false);
    return Arrays.copyOf(whole, whole.length / 3);
  }

  static byte[] encryptedPdf() {
    return pdf("Invoice 4711", true);
  }

  static byte[] pdfWithoutPages() {
    try (PDDocument document = new PDDocument()) {
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] pdfWithoutText() {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.addRect(100, 100, 300, 300);
        content.fill();
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] latin1Text() {
    return "Überweisungsbrief für Frau Müller".getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] textWithNul() {
    return "Invoice number\0 4711\n".getBytes(StandardCharsets.UTF_8);
  }

  static byte[] emptyText() {
    return new byte[0];
  }

  static byte[] tooLarge() {
    byte[] text = new byte[MAX_BYTES + 1];
    Arrays.fill(text, (byte) 'a');
    return text;
  }

  static byte[] poem() {
    return """
    The woods are still, the evening grey,
    A thrush sings out the end of day;
    The river carries leaf and light
    Beyond the hills, into the night.
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pdf(String text, boolean encrypted) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText(text);
        content.endText();
      }
      if (encrypted) {
        var policy = new StandardProtectionPolicy("owner", "reader", new AccessPermission());
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
