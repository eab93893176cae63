package dev.baton.documents.index;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/** A language whose inflections are known: words are found in any of their forms. */
public enum Language {
  EN {
    @Override
    CharArraySet commonWords() {
      return EnglishAnalyzer.getDefaultStopSet();
    }

    @Override
    TokenStream stems(TokenStream words) {
      return new PorterStemFilter(new EnglishPossessiveFilter(words));
    }
  },
  DE {
    @Override
    CharArraySet commonWords() {
      return GermanAnalyzer.getDefaultStopSet();
    }

    @Override
    TokenStream stems(TokenStream words) {
      return new GermanLightStemFilter(new GermanNormalizationFilter(words));
    }
  },
  FR {
    @Override
    CharArraySet commonWords() {
      return FrenchAnalyzer.getDefaultStopSet();
    }

    @Override
    TokenStream stems(TokenStream words) {
      return new FrenchLightStemFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES));
    }
  };

  /** Words that tell the language of a text. */
  abstract CharArraySet commonWords();

  /** Lower-case words as their stems, one for one. */
  abstract TokenStream stems(TokenStream words);

  /** The language that most of the common words of a text belong to; English where none do. */
  static Language of(List<Words.Word> words) {
    Language best = EN;
    int most = 0;
    for (Language language : values()) {
      int count = 0;
      for (Words.Word word : words) {
        count += language.commonWords().contains(word.text()) ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = language;
      }
    }
    return best;
  }
}
