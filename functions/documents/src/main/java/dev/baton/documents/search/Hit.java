package dev.baton.documents.search;

/** A document as one execution indexed it; it answers only if that execution's is committed. */
record Hit(String type, String documentId, String executionName) {}
