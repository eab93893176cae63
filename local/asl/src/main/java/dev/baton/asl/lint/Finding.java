package dev.baton.asl.lint;

/**
 * One breach of a rule.
 *
 * @param state the state's name; {@code -} for the definition as a whole
 * @param problem what is wrong
 * @param advice what to write
 */
public record Finding(String state, Rule rule, String problem, String advice) {}
