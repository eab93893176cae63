package dev.baton.documents.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to make a document's text searchable. */
public record IndexDocumentRequest(
    DocumentRef document,
    String type,
    String executionName,
    ObjectRef textRef,
    @Nullable String correlationId)
    implements Correlated {}
