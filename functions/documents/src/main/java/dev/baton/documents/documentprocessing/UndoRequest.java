package dev.baton.documents.documentprocessing;

import dev.baton.documents.storage.StagedFacts;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to undo one step of what an execution did for a document. */
public record UndoRequest(String documentId, String executionName, @Nullable String correlationId)
    implements Correlated {
  StagedFacts.Owner owner() {
    return new StagedFacts.Owner(documentId, executionName);
  }
}
