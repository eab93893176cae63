package dev.baton.documents.documentprocessing;

/** How many stages were looked at, and how many of them were swept away. */
public record SweepStagesResult(int listed, int swept) {}
