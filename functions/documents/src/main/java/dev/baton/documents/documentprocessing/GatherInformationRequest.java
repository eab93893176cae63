package dev.baton.documents.documentprocessing;

import dev.baton.documents.documentprocessing.ValidateExtractionRequest.Classification;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks for more information about a document whose extraction is in doubt. */
public record GatherInformationRequest(
    DocumentRef document,
    String executionName,
    String type,
    Classification classification,
    double textQuality,
    @Nullable String correlationId)
    implements Correlated {}
