package dev.baton.documents.index;

import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.values.Digits;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the index. Under the document's own partition: its entry, its terms, its lines. Under
 * the partition of a term's first two characters: a posting for each term and document, in the
 * order of the terms, so that one query reads a term or everything that begins alike. A posting
 * belongs to one execution, and so nothing is ever shared by two writers.
 */
public final class IndexKeys {
  /** Characters that share a partition, and that a prefix must have at least. */
  public static final int PARTITION_CHARACTERS = 2;

  private static final int STATISTICS = 10;

  private IndexKeys() {}

  static Map<String, AttributeValue> entry(StagedFacts.Owner owner) {
    return key(owner.partition(), "INDEXED#" + owner.executionName());
  }

  public static Map<String, AttributeValue> entry(String documentId, String executionName) {
    return entry(new StagedFacts.Owner(documentId, executionName));
  }

  static String termsPrefix(StagedFacts.Owner owner) {
    return "INDEXED#" + owner.executionName() + "#TERMS#";
  }

  static Map<String, AttributeValue> terms(StagedFacts.Owner owner, int chunk) {
    return key(owner.partition(), termsPrefix(owner) + Digits.padded(chunk, 4));
  }

  static String linesPrefix(StagedFacts.Owner owner) {
    return "INDEXED#" + owner.executionName() + "#LINES#";
  }

  static String lines(StagedFacts.Owner owner, int position) {
    return linesPrefix(owner) + Digits.padded(position, 10);
  }

  /** The bounds of the keys of lines that begin no later than a word. */
  public static Map<String, AttributeValue> linesUpTo(
      String documentId, String executionName, int word) {
    StagedFacts.Owner owner = new StagedFacts.Owner(documentId, executionName);
    return Map.of(
        ":pk", AttributeValue.fromS(owner.partition()),
        ":first", AttributeValue.fromS(linesPrefix(owner)),
        ":last", AttributeValue.fromS(lines(owner, word)));
  }

  /** The partition that a term, or everything that begins alike, is in. */
  public static String partition(String term) {
    int end =
        term.offsetByCodePoints(
            0, Math.min(PARTITION_CHARACTERS, term.codePointCount(0, term.length())));
    return "TERM#" + term.substring(0, end);
  }

  /** What the sort keys of a term's postings begin with, in documents of a type or of any. */
  public static String postings(String term, String type) {
    return term + "#" + (type.isEmpty() ? "" : type + "#");
  }

  /** The key of one posting. */
  public static Map<String, AttributeValue> posting(
      String term, String type, String documentId, String executionName) {
    return key(partition(term), postings(term, type) + documentId + "#" + executionName);
  }

  /** The counter that a document adds to; there are several, so that writers seldom meet. */
  static Map<String, AttributeValue> statistics(String documentId) {
    return key("STATISTICS", Integer.toString(Math.floorMod(documentId.hashCode(), STATISTICS)));
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }
}
