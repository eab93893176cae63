package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the words of a page as PDFBox finds them. */
final class PageWords extends PDFTextStripper {
  private static final double SMALLER = 0.85;
  private static final double RAISED = 0.15;

  private final List<Word> words = new ArrayList<>();

  List<Word> words() {
    return words;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (text.isBlank() || positions.isEmpty()) {
      return;
    }
    TextPosition first = positions.getFirst();
    TextPosition last = positions.getLast();
    double size = first.getFontSizeInPt();
    double space = first.getWidthOfSpace();
    words.add(
        new Word(
            first.getXDirAdj(),
            last.getXDirAdj() + last.getWidthDirAdj(),
            first.getYDirAdj(),
            new Word.Font(size, space > 0.1 * size ? space : 0.3 * size, isBold(first)),
            withExponent(text.strip(), positions)));
  }

  // A raised figure behind a ten is its power: 10 and a small 9 are not 109.
  private static String withExponent(String text, List<TextPosition> positions) {
    for (int i = 2; i < positions.size(); i++) {
      TextPosition base = positions.get(i - 1);
      TextPosition raised = positions.get(i);
      boolean small =
          raised.getFontSizeInPt() < SMALLER * base.getFontSizeInPt()
              && raised.getYDirAdj() < base.getYDirAdj() - RAISED * base.getFontSizeInPt();
      int at = text.indexOf("10" + raised.getUnicode());
      if (small
          && at >= 0
          && Character.isDigit(raised.getUnicode().codePointAt(0))
          && base.getUnicode().equals("0")) {
        return text.substring(0, at + 2) + "^" + text.substring(at + 2);
      }
    }
    return text;
  }

  private static boolean isBold(TextPosition position) {
    String name = position.getFont().getName();
    if (name == null) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("bold") || lower.contains("black") || lower.contains("heavy");
  }
}
