package dev.baton.documents.validation;

/** One source of evidence, from 0 to 1; the confidence is the product of all. */
public record Factor(String name, double value, String explanation) {}
