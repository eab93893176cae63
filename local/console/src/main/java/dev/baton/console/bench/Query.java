package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.jsonata.JsonataExpression;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The JSONata of a workload, for {@link Implied}: it may read the input and variables. */
record Query(JsonNode input, Map<String, JsonNode> variables) implements Scope {

  JsonNode value(JsonNode field) {
    if (!field.isTextual()) {
      if (field.isContainerNode()) {
        throw new Implied.Unknown("a field with a template");
      }
      return field;
    }
    String text = field.textValue();
    return JsonataExpression.isDelimited(text)
        ? JsonataExpression.compile(JsonataExpression.withoutDelimiters(text), "field")
            .evaluate(this)
        : field;
  }

  @Override
  public JsonNode root() {
    return input;
  }

  @Override
  public ObjectNode context() {
    throw new Implied.Unknown("the context object");
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return variables.get(name);
  }

  @Override
  public @Nullable JsonNode statesMember(String name) {
    return name.equals("input") ? input : null;
  }

  @Override
  public RandomGenerator random() {
    throw new Implied.Unknown("random numbers");
  }

  @Override
  public long millis() {
    throw new Implied.Unknown("the time");
  }
}
