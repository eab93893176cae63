package dev.baton.documents.validation;

import java.util.List;

/** The confidence in an extraction, and what it is made of. */
public record Assessment(double confidence, List<Factor> factors, List<Finding> findings) {}
