package dev.baton.documents.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param total documents found, of which only the best come back
 * @param complete false when a word is in so many documents that not all were looked at
 * @param searched documents in the index
 */
public record SearchDocumentsResult(
    int total, boolean complete, long searched, List<Document> documents) {

  /**
   * One document.
   *
   * @param name the last part of the object's key
   * @param score by which documents are ordered; it compares within one search only
   */
  public record Document(
      String documentId,
      String name,
      String type,
      @Nullable String bucket,
      @Nullable String key,
      double score,
      List<FoundLine> lines) {}
}
