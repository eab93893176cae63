package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import java.util.List;

/** A call of an intrinsic function, such as {@code States.Format('{}', $.name)}. */
public record IntrinsicCall(
    String text, String field, IntrinsicFunction function, List<Expression> arguments)
    implements Expression {

  @Override
  public JsonNode evaluate(Scope scope) {
    JsonNode[] values = new JsonNode[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).evaluate(scope);
    }
    try {
      return function.apply(new Arguments(values, scope));
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(
          Errors.INTRINSIC,
          "The function '%s' had the following error: %s".formatted(text, e.getMessage()),
          field);
    }
  }
}
