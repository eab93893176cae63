package dev.baton.documents.documentprocessing;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Factor;
import dev.baton.documents.validation.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was extracted and what is thought of it; the claim check {@code extraction.json}.
 *
 * @param firstConfidence what it was before more information was gathered; null where none was
 * @param reading the way in which the document was read again, null where it was not
 */
record Extraction(
    String documentId,
    String type,
    double confidence,
    @Nullable Double firstConfidence,
    @Nullable String reading,
    List<Factor> factors,
    List<Finding> findings,
    List<Fact> entities) {}
