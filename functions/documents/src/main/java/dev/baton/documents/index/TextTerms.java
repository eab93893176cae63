package dev.baton.documents.index;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a text with their positions: each word as it is written and by its stem, at one
 * position. Bounded: a text has so many different terms at most, and later ones are left out.
 */
public final class TextTerms {
  /** Terms of one text; an ordinary document has some hundred, a book of 1 MB about 15,000. */
  static final int MOST = 20_000;

  private static final int LONGEST_PIECE = 2_000;
  private static final int ENOUGH_WORDS = 5_000;

  private final Map<String, Positions> terms = new HashMap<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Language language;
  private int length;
  private boolean complete = true;

  private TextTerms(Language language) {
    this.language = language;
  }

  /** One line before it is analysed. */
  private record Raw(int page, int line, String text) {}

  /** Reads a text, in which a form feed at the start of a line opens a page. */
  public static TextTerms of(BufferedReader text) {
    List<Raw> lines = new ArrayList<>();
    int page = 1;
    int line = 0;
    for (String each : (Iterable<String>) text.lines()::iterator) {
      String rest = each;
      while (rest.startsWith("\f")) {
        page++;
        line = 0;
        rest = rest.substring(1);
      }
      line++;
      for (String part : parts(rest)) {
        lines.add(new Raw(page, line, part));
      }
    }
    TextTerms terms = new TextTerms(language(lines));
    lines.forEach(terms::add);
    return terms;
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    String rest = line.strip();
    while (rest.length() > LONGEST_PIECE) {
      int space = rest.lastIndexOf(' ', LONGEST_PIECE);
      int end = space > 0 ? space : LONGEST_PIECE;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      parts.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }

  private static Language language(List<Raw> lines) {
    List<Words.Word> words = new ArrayList<>();
    for (Raw line : lines) {
      words.addAll(Words.of(line.text()));
      if (words.size() > ENOUGH_WORDS) {
        break;
      }
    }
    return Language.of(words);
  }

  private void add(Raw line) {
    List<Words.Word> words = Words.of(line.text());
    if (words.isEmpty()) {
      return;
    }
    pieces.add(new Piece(line.page(), line.line(), length, line.text()));
    List<Words.Word> stems = Words.stems(line.text(), language);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      String stem = stems.get(i).text();
      add(word);
      if (!stem.equals(word) && !stem.isEmpty()) {
        add(stem);
      }
      length++;
    }
  }

  private void add(String term) {
    Positions positions = terms.get(term);
    if (positions == null) {
      if (terms.size() == MOST) {
        complete = false;
        return;
      }
      positions = new Positions();
      terms.put(term, positions);
    }
    positions.add(length);
  }

  Map<String, Positions> terms() {
    return terms;
  }

  List<Piece> pieces() {
    return pieces;
  }

  public Language language() {
    return language;
  }

  /** Words in the text. */
  public int length() {
    return length;
  }

  public int size() {
    return terms.size();
  }

  /** Whether every term was taken. */
  public boolean complete() {
    return complete;
  }
}
