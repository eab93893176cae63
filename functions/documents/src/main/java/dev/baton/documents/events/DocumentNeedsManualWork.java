package dev.baton.documents.events;

import dev.baton.shared.claimcheck.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A person has to look at a document (schema: {@code
 * events/schemas/documents/DocumentNeedsManualWork.json}).
 */
public record DocumentNeedsManualWork(
    String documentId,
    String executionArn,
    String bucket,
    String key,
    @Nullable String versionId,
    String correlationId,
    @Nullable String type,
    @Nullable Double confidence,
    String band,
    String route,
    Reason reason,
    int entitiesStored,
    @Nullable ObjectRef extractionRef) {}
