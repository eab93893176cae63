package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A JSON object with expressions among its values. */
public record ObjectTemplate(List<Member> members) implements Expression {

  /** A name, without the {@code .$} of JSONPath, and what computes its value. */
  public record Member(String name, Expression value) {}

  @Override
  public JsonNode evaluate(Scope scope) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Member member : members) {
      object.set(member.name, member.value.evaluate(scope));
    }
    return object;
  }
}
