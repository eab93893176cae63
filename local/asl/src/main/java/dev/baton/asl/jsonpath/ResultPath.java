package dev.baton.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Where a state's result goes in its input: a reference path, or nowhere. */
public final class ResultPath {
  /** {@code "ResultPath": "$"}, the default: the result takes the input's place. */
  public static final ResultPath WHOLE = compile("$");

  /** {@code "ResultPath": null}: the result is dropped. */
  public static final ResultPath DISCARD = new ResultPath("null", null);

  private final String text;
  private final @Nullable SimplePath path;

  private ResultPath(String text, @Nullable SimplePath path) {
    this.text = text;
    this.path = path;
  }

  /**
   * Compiles a reference path.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static ResultPath compile(String text) {
    SimplePath path = text.startsWith("$") ? SimplePath.parse(text.substring(1)) : null;
    if (path == null) {
      throw new IllegalArgumentException("Value is not a Reference Path");
    }
    return new ResultPath(text, path);
  }

  /** The input with the result in its place; copies only what the path passes through. */
  public JsonNode put(JsonNode input, JsonNode result) {
    if (path == null) {
      return input;
    }
    return put(input, input, result, 0);
  }

  private JsonNode put(JsonNode whole, @Nullable JsonNode node, JsonNode result, int depth) {
    if (path == null || depth == path.steps().size()) {
      return result;
    }
    SimplePath.Step step = path.steps().get(depth);
    String name = step.name();
    if (name != null) {
      if (node != null && !node.isObject() && (depth == 0 || !node.isNull())) {
        throw mismatch(whole);
      }
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      if (node instanceof ObjectNode object) {
        copy.setAll(object);
      }
      copy.set(name, put(whole, copy.get(name), result, depth + 1));
      return copy;
    }
    if (!(node instanceof ArrayNode array) || step.index() < 0 || step.index() > array.size()) {
      throw mismatch(whole);
    }
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size() + 1).addAll(array);
    JsonNode value = put(whole, copy.get(step.index()), result, depth + 1);
    if (step.index() == copy.size()) {
      copy.add(value);
    } else {
      copy.set(step.index(), value);
    }
    return copy;
  }

  private EvaluationException mismatch(JsonNode input) {
    return new EvaluationException(
        Errors.RESULT_PATH_MATCH,
        "Unable to apply ReferencePath %s to input %s".formatted(text, Json.text(input)),
        null);
  }
}
