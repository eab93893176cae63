package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** A value that needs no evaluation. */
public record Constant(JsonNode value) implements Expression {

  @Override
  public JsonNode evaluate(Scope scope) {
    return value;
  }
}
