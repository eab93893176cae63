package dev.baton.documents.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to read an upload. */
public record ReceiveDocumentRequest(
    DocumentRef document, String executionName, @Nullable String correlationId)
    implements Correlated {}
