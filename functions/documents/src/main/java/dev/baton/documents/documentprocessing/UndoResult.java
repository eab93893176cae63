package dev.baton.documents.documentprocessing;

/** How many items were removed: none when there was nothing left. */
public record UndoResult(int removed) {}
