package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.choice.ComparisonOperator;
import dev.baton.asl.choice.Condition;
import dev.baton.asl.choice.TypeOperator;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.State.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Choice states. */
final class ChoiceParser {
  private static final Set<String> NO_OPERATORS =
      Set.of("Variable", "Next", "Comment", "Assign", "Output");
  private static final String PATH = "Path";

  private final Fields fields;

  ChoiceParser(Fields fields) {
    this.fields = fields;
  }

  @Nullable ChoiceState parse(Common common) {
    fields.require("Choices");
    ArrayNode choices = fields.array("Choices");
    if (choices != null && choices.isEmpty()) {
      fields.fault("Choices", "Value cannot be empty");
    }
    List<ChoiceState.Rule> rules = new ArrayList<>();
    for (int i = 0; choices != null && i < choices.size(); i++) {
      String place = "Choices[" + i + "]";
      if (choices.get(i) instanceof ObjectNode object) {
        rules.add(rule(fields.nested(object, place), place));
      } else {
        fields.fault(place, "Expected value of type [OBJECT]");
      }
    }
    return new ChoiceState(common, List.copyOf(rules), fields.text("Default"));
  }

  private ChoiceState.Rule rule(Fields rule, String place) {
    rule.require("Next");
    String next = rule.text("Next");
    Condition condition = rule.isJsonata() ? query(rule, place) : condition(rule);
    return new ChoiceState.Rule(
        condition,
        next == null ? "" : next,
        FlowParser.assign(rule, place + "/Assign"),
        rule.isJsonata() ? TemplateParser.parse(rule, "Output", place + "/Output") : null);
  }

  private static Condition query(Fields rule, String place) {
    rule.require("Condition");
    Expression expression = TemplateParser.parse(rule, "Condition", place + "/Condition");
    if (expression instanceof Constant constant && !constant.value().isBoolean()) {
      rule.fault("Condition", "Value must be a boolean or a JSONata expression");
    }
    return new Condition.Query(expression == null ? new Constant(rule.node()) : expression);
  }

  private static Condition condition(Fields rule) {
    if (rule.has("Not")) {
      ObjectNode inner = rule.object("Not");
      return new Condition.Not(inner == null ? never() : condition(rule.nested(inner, "Not")));
    }
    if (rule.has("And")) {
      return new Condition.All(conditions(rule, "And"));
    }
    if (rule.has("Or")) {
      return new Condition.Any(conditions(rule, "Or"));
    }
    return test(rule);
  }

  private static List<Condition> conditions(Fields rule, String name) {
    List<Condition> conditions = new ArrayList<>();
    ArrayNode array = rule.array(name);
    if (array != null && array.isEmpty()) {
      rule.fault(name, "Value cannot be empty");
    }
    for (int i = 0; array != null && i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode object) {
        conditions.add(condition(rule.nested(object, name + "[" + i + "]")));
      }
    }
    return List.copyOf(conditions);
  }

  private static Condition test(Fields rule) {
    rule.require("Variable");
    PathExpression variable = path(rule, "Variable");
    String operator = null;
    for (String name : (Iterable<String>) rule.node()::fieldNames) {
      if (!NO_OPERATORS.contains(name)) {
        if (operator != null) {
          rule.fault(name, "A rule must hold exactly one comparison operator");
        }
        operator = name;
      }
    }
    if (operator == null) {
      rule.faults().schema(rule.pointer(), "A rule must hold exactly one comparison operator");
      return never();
    }
    return variable == null ? never() : operation(rule, variable, operator);
  }

  private static Condition operation(Fields rule, PathExpression variable, String name) {
    JsonNode operand = rule.node().path(name);
    TypeOperator type = TypeOperator.named(name);
    if (type != null || name.equals("IsPresent")) {
      boolean expected = rule.bool(name);
      return type == null
          ? new Condition.Presence(variable, expected)
          : new Condition.TypeTest(variable, type, expected);
    }
    boolean byPath = name.endsWith(PATH);
    ComparisonOperator operator =
        ComparisonOperator.named(byPath ? name.substring(0, name.length() - PATH.length()) : name);
    if (operator == null || (byPath && !operator.takesPath())) {
      rule.fault(name, "Field is not supported");
      return never();
    }
    if (!byPath) {
      if (!operator.accepts(operand)) {
        refuse(rule, name, operator.kind(), operand);
      }
      return new Condition.Comparison(variable, operator, new Constant(operand));
    }
    PathExpression path = path(rule, name);
    return path == null ? never() : new Condition.Comparison(variable, operator, path);
  }

  private static @Nullable PathExpression path(Fields rule, String name) {
    String text = rule.text(name);
    if (text == null) {
      return null;
    }
    try {
      return PathExpression.compile(text, name);
    } catch (IllegalArgumentException e) {
      rule.fault(name, "Value is not a Reference Path: " + e.getMessage());
      return null;
    }
  }

  private static void refuse(
      Fields rule, String name, ComparisonOperator.Kind kind, JsonNode operand) {
    switch (kind) {
      case NUMERIC -> rule.wrongType(name, "NUMBER");
      case BOOLEAN -> rule.wrongType(name, "BOOLEAN");
      case STRING -> rule.wrongType(name, "STRING");
      case TIMESTAMP -> {
        if (operand.isTextual()) {
          rule.timestamp(name);
        } else {
          rule.wrongType(name, "STRING");
        }
      }
    }
  }

  private static Condition never() {
    return new Condition.Any(List.of());
  }
}
