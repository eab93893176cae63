package dev.baton.models.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks which type a document is of. */
public record ClassifyDocumentRequest(ObjectRef textRef, @Nullable String correlationId)
    implements Correlated {}
