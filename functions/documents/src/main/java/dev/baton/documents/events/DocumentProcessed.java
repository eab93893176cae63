package dev.baton.documents.events;

import dev.baton.shared.claimcheck.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A document's entities are stored (schema: {@code
 * events/schemas/documents/DocumentProcessed.json}).
 */
public record DocumentProcessed(
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
