package dev.baton.documents.storage;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text by which it is found: lower case, without accents, with their first lines.
 */
final class Terms {
  private static final int MOST = 2_000;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{1,39}");

  /** Where a term stands first and how often it stands there at all. */
  record Posting(int page, int line, int count) {}

  private final Map<String, Posting> postings = new LinkedHashMap<>();
  private int page = 1;
  private int line;

  /** Adds one line; a form feed at its start opens a page. */
  void add(String text) {
    String rest = text;
    while (rest.startsWith("\f")) {
      page++;
      line = 0;
      rest = rest.substring(1);
    }
    line++;
    String plain = Normalizer.normalize(rest, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    Matcher matcher = WORD.matcher(plain.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      term(matcher.group().replaceAll("[._/-]+$", ""));
    }
  }

  private void term(String term) {
    Posting posting = postings.get(term);
    if (posting != null) {
      postings.put(term, new Posting(posting.page(), posting.line(), posting.count() + 1));
    } else if (term.length() > 1 && postings.size() < MOST) {
      postings.put(term, new Posting(page, line, 1));
    }
  }

  Map<String, Posting> all() {
    return postings;
  }
}
