package dev.baton.documents.documentprocessing;

/**
 * How the document is found by now.
 *
 * @param terms by which it is found: words and their stems
 * @param complete false when it has more terms than a document may have
 */
public record IndexDocumentResult(int terms, boolean complete) {}
