package dev.baton.documents.search;

/**
 * BM25 (Robertson and Zaragoza 2009) as Lucene computes it, with its usual k1 = 1.2 and b = 0.75: a
 * word counts more the fewer documents have it, the oftener it stands in this one, and the shorter
 * this one is.
 *
 * @param documents in the index
 * @param averageLength of them, in words
 */
record Relevance(long documents, double averageLength) {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /** What one clause adds to the score of a document that has it. */
  double of(int frequency, int length, long documentsWithIt) {
    double all = Math.max(documents, documentsWithIt);
    double rarity = Math.log1p((all - documentsWithIt + 0.5) / (documentsWithIt + 0.5));
    double average = averageLength > 0 ? averageLength : Math.max(1, length);
    double norm = K1 * (1 - B + B * length / average);
    return rarity * frequency * (K1 + 1) / (frequency + norm);
  }
}
