package dev.baton.documents.search;

import dev.baton.documents.index.IndexKeys;
import dev.baton.documents.index.Language;
import dev.baton.documents.index.Words;
import dev.baton.shared.errors.ValidationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what a person typed: words, {@code "phrases"}, {@code beginnings*}, each with a minus
 * before it to leave documents out. Its errors never quote the query, which may name a patient.
 */
final class QueryParser {
  static final int LONGEST = 500;
  static final int MOST_WORDS = 20;

  private final String query;
  private final List<Clause> clauses = new ArrayList<>();
  private int at;

  private QueryParser(String query) {
    this.query = query;
  }

  /** The clauses of a query, of which at least one asks for something. */
  static List<Clause> parse(String query) {
    if (query.length() > LONGEST) {
      throw bad("it has %d characters, the most are %d".formatted(query.length(), LONGEST));
    }
    List<Clause> clauses = new QueryParser(query).clauses();
    if (clauses.isEmpty()) {
      throw bad("it has no word: say what to look for");
    }
    if (clauses.stream().allMatch(Clause::negated)) {
      throw bad("it only says what to leave out: add a word to look for");
    }
    if (clauses.stream().mapToInt(clause -> clause.elements().size()).sum() > MOST_WORDS) {
      throw bad("it has more than %d words".formatted(MOST_WORDS));
    }
    return clauses;
  }

  private List<Clause> clauses() {
    while (true) {
      skipSpace();
      if (at == query.length()) {
        return clauses;
      }
      boolean negated = query.charAt(at) == '-' && at + 1 < query.length() && !isSpace(at + 1);
      if (negated) {
        at++;
      }
      if (query.charAt(at) == '"') {
        phrase(negated);
      } else {
        word(negated);
      }
    }
  }

  private void phrase(boolean negated) {
    int opened = at;
    int end = query.indexOf('"', at + 1);
    if (end < 0) {
      throw bad("the quote at character %d is not closed".formatted(opened + 1));
    }
    String text = query.substring(at + 1, end);
    at = end + 1;
    if (text.indexOf('*') >= 0) {
      throw bad("a phrase holds no *, as the one at character %d does".formatted(opened + 1));
    }
    add(text, negated, false);
  }

  private void word(boolean negated) {
    int start = at;
    while (at < query.length() && !isSpace(at) && query.charAt(at) != '"') {
      at++;
    }
    String text = query.substring(start, at);
    int star = text.indexOf('*');
    boolean prefix = star >= 0 && star == text.length() - 1;
    if (star >= 0 && !prefix) {
      throw bad(
          "a * stands at the end of a word only, not at character %d".formatted(start + star + 1));
    }
    String word = prefix ? text.substring(0, star) : text;
    if (prefix && lastWord(word) < IndexKeys.PARTITION_CHARACTERS) {
      throw bad(
          "at least %d characters stand before a *, unlike at character %d"
              .formatted(IndexKeys.PARTITION_CHARACTERS, start + star + 1));
    }
    add(word, negated, prefix);
  }

  private static int lastWord(String text) {
    List<Words.Word> words = Words.of(text);
    return words.isEmpty()
        ? 0
        : words.getLast().text().codePointCount(0, words.getLast().text().length());
  }

  /** What the analysis makes several words of, such as INV-2026-001, is a phrase. */
  private void add(String text, boolean negated, boolean prefix) {
    List<Words.Word> words = Words.of(text);
    if (words.isEmpty()) {
      return;
    }
    List<Clause.Element> elements = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean beginning = prefix && i == words.size() - 1;
      elements.add(
          beginning
              ? new Clause.Element(Set.of(words.get(i).text()), true)
              : new Clause.Element(terms(text, i, words.get(i).text()), false));
    }
    clauses.add(new Clause(List.copyOf(elements), negated));
  }

  private static Set<String> terms(String text, int index, String word) {
    Set<String> terms = new LinkedHashSet<>(List.of(word));
    for (Language language : Language.values()) {
      String stem = Words.stems(text, language).get(index).text();
      if (!stem.isEmpty()) {
        terms.add(stem);
      }
    }
    return terms;
  }

  private void skipSpace() {
    while (at < query.length() && isSpace(at)) {
      at++;
    }
  }

  private boolean isSpace(int index) {
    return Character.isWhitespace(query.charAt(index))
        || Character.isSpaceChar(query.charAt(index));
  }

  private static ValidationException bad(String sentence) {
    return new ValidationException("bad-query", "the query cannot be used: " + sentence);
  }
}
