package dev.baton.documents.documentprocessing;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Factor;
import dev.baton.documents.validation.Finding;
import java.util.List;

/** All that was extracted and what is thought of it; the claim check {@code extraction.json}. */
record Extraction(
    String documentId,
    String type,
    double confidence,
    List<Factor> factors,
    List<Finding> findings,
    List<Fact> entities) {}
