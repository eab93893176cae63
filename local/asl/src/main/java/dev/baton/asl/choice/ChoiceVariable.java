package dev.baton.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.jsonpath.PathExpression;

/** Fetches what a rule compares; a path that leads nowhere ends the execution. */
final class ChoiceVariable {
  private ChoiceVariable() {}

  static JsonNode value(PathExpression path, Scope scope) {
    JsonNode value = path.find(scope);
    if (value == null) {
      throw new EvaluationException(
          Errors.RUNTIME,
          "Invalid path '%s': The choice state's condition path references an invalid value."
              .formatted(path.text()),
          null);
    }
    return value;
  }
}
