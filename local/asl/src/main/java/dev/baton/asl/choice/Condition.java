package dev.baton.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonpath.PathExpression;
import java.util.List;

/** What a choice rule asks. */
public sealed interface Condition {

  boolean test(Scope scope);

  /** A JSONata condition, which has to yield a boolean. */
  record Query(Expression expression) implements Condition {
    @Override
    public boolean test(Scope scope) {
      JsonNode value = expression.evaluate(scope);
      if (!value.isBoolean() && expression instanceof JsonataExpression jsonata) {
        throw jsonata.unexpectedType("boolean", value);
      }
      return value.booleanValue();
    }
  }

  /** {@code And}. */
  record All(List<Condition> conditions) implements Condition {
    @Override
    public boolean test(Scope scope) {
      for (Condition condition : conditions) {
        if (!condition.test(scope)) {
          return false;
        }
      }
      return true;
    }
  }

  /** {@code Or}. */
  record Any(List<Condition> conditions) implements Condition {
    @Override
    public boolean test(Scope scope) {
      for (Condition condition : conditions) {
        if (condition.test(scope)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code Not}. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean test(Scope scope) {
      return !condition.test(scope);
    }
  }

  /** {@code IsPresent}, the one operator for which the variable may be missing. */
  record Presence(PathExpression variable, boolean expected) implements Condition {
    @Override
    public boolean test(Scope scope) {
      return (variable.find(scope) != null) == expected;
    }
  }

  /** {@code IsNull}, {@code IsString} and the other tests of a type. */
  record TypeTest(PathExpression variable, TypeOperator operator, boolean expected)
      implements Condition {
    @Override
    public boolean test(Scope scope) {
      return operator.test(ChoiceVariable.value(variable, scope)) == expected;
    }
  }

  /** A comparison of the variable with a constant or with what another path leads to. */
  record Comparison(PathExpression variable, ComparisonOperator operator, Expression operand)
      implements Condition {
    @Override
    public boolean test(Scope scope) {
      JsonNode value = ChoiceVariable.value(variable, scope);
      JsonNode other =
          operand instanceof PathExpression path
              ? ChoiceVariable.value(path, scope)
              : operand.evaluate(scope);
      return operator.test(value, other);
    }
  }
}
