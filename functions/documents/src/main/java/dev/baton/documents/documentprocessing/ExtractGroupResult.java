package dev.baton.documents.documentprocessing;

/** How many facts of the group are staged now. */
public record ExtractGroupResult(int staged) {}
