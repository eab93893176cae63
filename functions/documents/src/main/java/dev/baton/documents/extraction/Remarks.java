package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;

/**
 * Sentences that read like what a person must see, whatever their wording: goods refused, a list
 * not checked, a patient who did not leave. What {@link Notices} knows by its wording needs none.
 */
public final class Remarks implements SectionFacts {
  /** The name of these facts; their values are the sentences. */
  public static final String NAME = "remark";

  /** The logarithm of the odds from which on a sentence counts. */
  static final double DOUBTFUL = 3.5;

  @Override
  public List<Fact> of(Section section, Notation notation) {
    return Prose.of(section).stream()
        .filter(sentence -> RemarkModel.loaded().odds(sentence.text()) > DOUBTFUL)
        .map(
            sentence ->
                Fact.at(
                    sentence.line(),
                    NAME,
                    JsonNodeFactory.instance.textNode(sentence.text()),
                    sentence.text()))
        .toList();
  }
}
