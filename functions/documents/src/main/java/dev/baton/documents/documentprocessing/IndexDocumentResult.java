package dev.baton.documents.documentprocessing;

/** How many terms the document is found by now. */
public record IndexDocumentResult(int terms) {}
