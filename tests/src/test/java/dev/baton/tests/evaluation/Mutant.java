package dev.baton.tests.evaluation;

/**
 * A document that was clean and was spoiled in one way, so that a person must see it.
 *
 * @param way what was done to it
 * @param retyped whether it may have become a document of another type
 */
record Mutant(String way, String text, boolean retyped) {}
