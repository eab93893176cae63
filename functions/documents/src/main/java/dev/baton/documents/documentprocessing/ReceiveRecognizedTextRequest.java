package dev.baton.documents.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to read an upload again, with what a job recognized in its scanned pages. */
public record ReceiveRecognizedTextRequest(
    DocumentRef document, String executionName, String jobId, @Nullable String correlationId)
    implements Correlated {}
