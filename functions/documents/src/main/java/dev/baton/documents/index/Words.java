package dev.baton.documents.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Splits text into words by Unicode's rules (UAX #29), as Lucene does it: in lower case, without
 * accents. Nothing is left out as too common: in medicine <i>als</i>, <i>as</i> and <i>ich</i> are
 * diagnoses.
 */
public final class Words {
  /** A longer word is split, so that a term fits into a key. */
  static final int LONGEST = 64;

  private static final Words PLAIN = new Words(lower -> lower);
  private static final Map<Language, Words> STEMS =
      Stream.of(Language.values())
          .collect(Collectors.toMap(each -> each, language -> new Words(language::stems)));

  /** A word, and where in its text it stands; {@code end} is exclusive. */
  public record Word(String text, int start, int end) {}

  private final Analyzer analyzer;

  private Words(UnaryOperator<TokenStream> filters) {
    this.analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokenizer = new StandardTokenizer();
            tokenizer.setMaxTokenLength(LONGEST);
            TokenStream words = new LowerCaseFilter(tokenizer);
            // Stems need the accents; what is left of them goes afterwards.
            return new TokenStreamComponents(
                tokenizer, new ASCIIFoldingFilter(filters.apply(words)));
          }
        };
  }

  /** The words as they are written, but for case and accents. */
  public static List<Word> of(String text) {
    return PLAIN.read(text);
  }

  /** The stems of the same words in the same order. */
  public static List<Word> stems(String text, Language language) {
    return STEMS.getOrDefault(language, PLAIN).read(text);
  }

  private List<Word> read(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
    return words;
  }
}
