package dev.baton.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.text.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A scope over values a test writes down, with single quotes for double ones. */
public final class TestScope implements Scope {
  private final JsonNode input;
  private final Map<String, JsonNode> variables = new HashMap<>();
  private final RandomGenerator random = new SplittableRandom(1);

  private TestScope(JsonNode input) {
    this.input = input;
  }

  public static TestScope of(String input) {
    return new TestScope(json(input));
  }

  public TestScope with(String variable, String value) {
    variables.put(variable, json(value));
    return this;
  }

  public static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Override
  public JsonNode root() {
    return input;
  }

  @Override
  public ObjectNode context() {
    return Json.object().set("Execution", Json.object().put("Name", "run-1"));
  }

  @Override
  public JsonNode variable(String name) {
    return variables.get(name);
  }

  @Override
  public JsonNode statesMember(String name) {
    return name.equals("input") ? input : name.equals("context") ? context() : null;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public long millis() {
    return 1_767_603_600_000L;
  }
}
