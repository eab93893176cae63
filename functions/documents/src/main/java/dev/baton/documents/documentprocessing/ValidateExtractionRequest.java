package dev.baton.documents.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * Asks how far the staged facts of a document can be trusted.
 *
 * @param gathered whether more information was gathered since they were judged first
 */
public record ValidateExtractionRequest(
    DocumentRef document,
    String executionName,
    String type,
    Classification classification,
    double textQuality,
    boolean gathered,
    @Nullable String correlationId)
    implements Correlated {

  /** How clear the type is: its confidence and its distance to the next. */
  public record Classification(double confidence, double margin) {}
}
