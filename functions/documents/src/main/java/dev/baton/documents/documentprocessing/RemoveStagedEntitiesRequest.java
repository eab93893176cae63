package dev.baton.documents.documentprocessing;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to undo what an execution stored for a document. */
public record RemoveStagedEntitiesRequest(
    String documentId, String executionName, @Nullable String correlationId)
    implements Correlated {}
