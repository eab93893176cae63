package dev.baton.documents.search;

/**
 * A word of a query in one document.
 *
 * @param positions in the text, rising
 * @param count how often, also beyond the positions that are known
 * @param length of the text in words
 */
record Match(int[] positions, int count, int length) {

  /** Both, as one word that was found in two forms. */
  Match or(Match other) {
    int[] both =
        java.util.stream.IntStream.concat(
                java.util.Arrays.stream(positions), java.util.Arrays.stream(other.positions))
            .sorted()
            .distinct()
            .toArray();
    return new Match(both, Math.max(both.length, Math.max(count, other.count)), length);
  }
}
