package dev.baton.documents.search;

import java.util.List;
import java.util.Set;

/**
 * A word, a phrase or the beginning of a word that documents must have, or must not have.
 *
 * @param elements one for each word of a phrase, in its order; one for anything else
 */
record Clause(List<Element> elements, boolean negated) {

  /**
   * One word.
   *
   * @param terms any of which stands for it: as written, and its stem in each language
   * @param prefix whether it is only the beginning of a word; then there is one term
   */
  record Element(Set<String> terms, boolean prefix) {}
}
