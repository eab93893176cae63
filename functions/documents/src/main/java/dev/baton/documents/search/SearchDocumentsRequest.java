package dev.baton.documents.search;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * Asks for documents.
 *
 * @param query words, {@code "phrases"}, {@code beginnings*}, {@code -not}; see {@link QueryParser}
 * @param type of the documents, such as {@code lab-report}; null for any
 * @param limit documents that come back at most, 1 to 100; null for 20
 */
public record SearchDocumentsRequest(
    String query, @Nullable String type, @Nullable Integer limit, @Nullable String correlationId)
    implements Correlated {}
