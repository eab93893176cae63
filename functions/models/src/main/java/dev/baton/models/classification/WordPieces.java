package dev.baton.models.classification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into what BERT's models read: in lower case, without accents, punctuation and
 * Chinese characters apart, and each word as the longest pieces of it that the vocabulary has.
 */
final class WordPieces {
  /**
   * What is read of a text, with the marks of a beginning and an end; LangChain4j reads as much.
   */
  private static final int MOST = 128;

  private static final int LONGEST_WORD = 100;
  private static final String UNKNOWN = "[UNK]";
  private static final List<String> MARKS = List.of(UNKNOWN, "[CLS]", "[SEP]", "[PAD]", "[MASK]");
  private static final String CONTINUED = "##";

  /** Nothing before it is made of a letter and an accent. */
  private static final int FIRST_ACCENT = 0xC0;

  private static final int REPLACEMENT = 0xFFFD;

  private final Vocabulary vocabulary;

  /** Takes a vocabulary with a piece in each line, numbered from 0. */
  WordPieces(String lines) {
    vocabulary = new Vocabulary(lines);
  }

  /** The numbers of a text's pieces, as many as the model reads. */
  long[] of(String text) {
    Split split = new Split();
    int from = 0;
    for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      String mark = markAt(text, at);
      if (mark != null) {
        split.words(text.substring(from, at));
        split.add(mark);
        from = at + mark.length();
      }
    }
    split.words(text.substring(from));
    return split.closed();
  }

  private static @Nullable String markAt(String text, int at) {
    return MARKS.stream().filter(mark -> text.startsWith(mark, at)).findFirst().orElse(null);
  }

  private static boolean isSpace(int c, int type) {
    return switch (type) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c == '\t' || c == '\n' || c == '\r';
    };
  }

  private static boolean isPunctuation(int c, int type) {
    return switch (type) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> "$+<=>^`|~".indexOf(c) >= 0;
    };
  }

  private static boolean isLeftOut(int c, int type) {
    return switch (type) {
      case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE ->
          true;
      default -> c == REPLACEMENT;
    };
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /** The pieces of one text, as far as it was read. */
  private final class Split {
    private final long[] pieces = new long[MOST];
    private final StringBuilder word = new StringBuilder();
    private int size;

    Split() {
      add("[CLS]");
    }

    long[] closed() {
      pieces[size++] = vocabulary.number("[SEP]");
      return Arrays.copyOf(pieces, size);
    }

    void words(String text) {
      String plain = hasAccents(text) ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
      for (int i = 0; i < plain.length() && size < MOST - 1; ) {
        int c = plain.codePointAt(i);
        read(c);
        i += Character.charCount(c);
      }
      endWord();
    }

    private static boolean hasAccents(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= FIRST_ACCENT) {
          return true;
        }
      }
      return false;
    }

    private void read(int c) {
      int type = Character.getType(c);
      if (isSpace(c, type)) {
        endWord();
      } else if (isPunctuation(c, type) || isChinese(c)) {
        endWord();
        add(Character.toString(Character.toLowerCase(c)));
      } else if (!isLeftOut(c, type)) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
    }

    private void endWord() {
      int before = size;
      int from = 0;
      boolean known = word.codePointCount(0, word.length()) <= LONGEST_WORD;
      while (known && from < word.length()) {
        int to = word.length();
        while (to > from && !take(from, to)) {
          to--;
        }
        known = to > from;
        from = to;
      }
      if (!known) {
        size = before;
        add(UNKNOWN);
      }
      word.setLength(0);
    }

    private boolean take(int from, int to) {
      String letters = word.substring(from, to);
      int number = vocabulary.number(from == 0 ? letters : CONTINUED + letters);
      if (number >= 0) {
        add(number);
      }
      return number >= 0;
    }

    /** Adds a piece by what it says; unknown where the vocabulary lacks it. */
    void add(String piece) {
      int number = vocabulary.number(piece);
      add(number >= 0 ? number : vocabulary.number(UNKNOWN));
    }

    private void add(int number) {
      if (size < MOST - 1) {
        pieces[size++] = number;
      }
    }
  }
}
