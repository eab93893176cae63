package dev.baton.documents.validation;

import java.util.List;

/** What is known of a document beside its facts. */
public record Evidence(
    double classification, double margin, double textQuality, int pages, Announced announced) {
  /** What the document says about itself: how many pages it has, and that it is not final. */
  public record Announced(int pages, List<String> marks) {}
}
