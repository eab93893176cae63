package dev.baton.documents.documentprocessing;

import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * Asks to read an upload.
 *
 * @param keepsScans whether pages that are images are put aside, so that their text is recognized
 */
public record ReceiveDocumentRequest(
    DocumentRef document, String executionName, boolean keepsScans, @Nullable String correlationId)
    implements Correlated {}
