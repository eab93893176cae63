package dev.baton.tests.evaluation;

/** One document with what is expected of it; text where the name ends so, else a PDF. */
public record Specimen(String name, byte[] content, Expected expected) {}
