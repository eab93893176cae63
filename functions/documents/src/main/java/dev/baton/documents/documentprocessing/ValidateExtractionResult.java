package dev.baton.documents.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;

/**
 * The confidence in an extraction, and the ticket for all of it.
 *
 * @param summaryHash SHA-256 of what the ticket stands for, so that a decision is bound to what was
 *     shown
 */
public record ValidateExtractionResult(
    double confidence, int entities, int findings, ObjectRef extractionRef, String summaryHash) {}
