package dev.baton.documents.extraction;

import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences that read like what a person must see, whatever their wording: goods refused, a list
 * not checked, a patient who did not leave. What {@link Notices} knows by its wording needs none.
 */
public final class Remarks implements SectionFacts {
  /** The name of these facts; their values are the sentences. */
  public static final String NAME = "remark";

  /** The logarithm of the odds from which on a sentence counts. */
  static final double DOUBTFUL = 0.3;

  private static final int LEAST = 3;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SMALL = Pattern.compile("[(\"'‘“]?\\p{Ll}");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    return Prose.of(section).stream()
        .filter(sentence -> isSentence(sentence.text()))
        .filter(sentence -> RemarkModel.loaded().odds(sentence.text()) > DOUBTFUL)
        .map(sentence -> sentence.as(NAME))
        .toList();
  }

  // Headings, addresses and rows consist of names and figures.
  private static boolean isSentence(String text) {
    String[] words = SPACE.split(text);
    int small = 0;
    for (String word : words) {
      small += SMALL.matcher(word).lookingAt() ? 1 : 0;
    }
    return small >= LEAST && 2 * small >= words.length;
  }
}
