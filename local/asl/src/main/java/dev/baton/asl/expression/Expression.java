package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled field value: a constant, a path, a JSONata expression or a template of these. */
public interface Expression {

  /**
   * Computes the value. The result is never absent and must not be changed.
   *
   * @throws EvaluationException when the expression fails or yields nothing
   */
  JsonNode evaluate(Scope scope);
}
