package dev.baton.documents.reading;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for fonts that a PDF names but does not bring along, always with the one that PDFBox
 * has in its jar. PDFBox itself would search the machine's fonts and keep a list in the home
 * folder: slow at a function's start, and another result on another machine.
 */
final class EmbeddedFonts implements FontMapper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;

  private EmbeddedFonts(TrueTypeFont font) {
    this.font = font;
  }

  static void use() throws IOException {
    try (InputStream stream = FontMapper.class.getResourceAsStream(FONT)) {
      if (stream == null) {
        throw new IOException("PDFBox has no font in its jar");
      }
      FontMappers.set(
          new EmbeddedFonts(
              new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream))));
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public @Nullable CIDFontMapping getCIDFont(
      String name, PDFontDescriptor descriptor, PDCIDSystemInfo systemInfo) {
    return new CIDFontMapping(null, font, true);
  }
}
