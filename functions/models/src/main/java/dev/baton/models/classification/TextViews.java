package dev.baton.models.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text as concepts look at it: its lines, its words in one line, and what may be its titles. */
record TextViews(String lines, String words, List<String> titles) {
  private static final int MOST_CHARACTERS = 30_000;
  private static final int TITLE_LINES = 25;
  static final int LONGEST_TITLE = 90;
  static final int LONGEST_LINE = 400;
  private static final int CHUNK = 900;
  private static final int MOST_CHUNKS = 8;
  // Letters set apart, as in R E P O R T.
  private static final Pattern SPACED = Pattern.compile("(?:\\b\\p{L} ){3,}\\p{L}\\b");

  static TextViews of(String whole) {
    String text = whole.length() > MOST_CHARACTERS ? whole.substring(0, MOST_CHARACTERS) : whole;
    String lines = text.replace("\r", "").replace('\f', '\n').replace('\u00a0', ' ');
    List<String> titles =
        lines
            .lines()
            .filter(line -> line.length() <= LONGEST_LINE)
            .map(TextViews::bare)
            .filter(line -> !line.isEmpty())
            .limit(TITLE_LINES)
            .filter(line -> line.length() <= LONGEST_TITLE)
            .toList();
    return new TextViews(lines, lines.replaceAll("\\s+", " ").strip(), titles);
  }

  /** A line without the ornaments around it. */
  static String bare(String line) {
    String bare = line.strip().replaceAll("^[^\\p{L}\\p{N}\\[]+|[\\s*=_#.:~>-]+$", "");
    return SPACED.matcher(bare).find() ? bare.replaceAll("(?<=\\b\\p{L}) (?=\\p{L}\\b)", "") : bare;
  }

  /** The text in pieces that the model can take in, evenly over its length when there are many. */
  List<String> chunks() {
    String plain = words.replaceAll("[\\s_=*.-]{2,}", " ").strip();
    List<String> all = new ArrayList<>();
    for (int from = 0; from < plain.length(); from += CHUNK) {
      all.add(plain.substring(from, Math.min(plain.length(), from + CHUNK)));
    }
    if (all.size() <= MOST_CHUNKS) {
      return all.isEmpty() ? List.of("-") : all;
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < MOST_CHUNKS; i++) {
      some.add(all.get(i * all.size() / MOST_CHUNKS));
    }
    return some;
  }
}
