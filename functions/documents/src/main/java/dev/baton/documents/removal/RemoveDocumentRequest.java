package dev.baton.documents.removal;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * Asks to remove a document with all that is kept of it.
 *
 * @param reason for the record that stays; at most 200 characters, and nothing of the patient's
 */
public record RemoveDocumentRequest(
    String documentId, String reason, @Nullable String correlationId) implements Correlated {}
