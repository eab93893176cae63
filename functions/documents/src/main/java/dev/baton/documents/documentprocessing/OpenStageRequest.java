package dev.baton.documents.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;

/** Asks for a document, to stage entities for it. */
public record OpenStageRequest(
    DocumentRef document, String executionName, String executionArn, String correlationId)
    implements Correlated {}
