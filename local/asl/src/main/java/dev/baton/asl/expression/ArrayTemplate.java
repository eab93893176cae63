package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** A JSON array with expressions among its elements. */
public record ArrayTemplate(List<Expression> elements) implements Expression {

  @Override
  public JsonNode evaluate(Scope scope) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
    for (Expression element : elements) {
      array.add(element.evaluate(scope));
    }
    return array;
  }
}
