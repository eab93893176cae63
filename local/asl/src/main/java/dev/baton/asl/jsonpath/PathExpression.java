package dev.baton.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.text.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path into the state's input, the context object ({@code $$}) or a variable ({@code $name}). */
public final class PathExpression implements Expression {
  private final String text;
  private final String field;
  private final @Nullable String variable;
  private final boolean context;
  private final @Nullable SimplePath simple;
  private final @Nullable FullPath full;

  private PathExpression(String text, String field) {
    this.text = text;
    this.field = field;
    context = text.startsWith("$$");
    int nameEnd = nameEnd(text);
    variable = !context && nameEnd > 1 ? text.substring(1, nameEnd) : null;
    String rest = text.substring(context ? 2 : nameEnd);
    simple = SimplePath.parse(rest);
    full = simple == null ? FullPath.compile("$" + rest) : null;
  }

  /**
   * Compiles a path.
   *
   * @param field the field it stands in, with its {@code .$} or {@code Path}
   * @throws IllegalArgumentException when it is not a path
   */
  public static PathExpression compile(String text, String field) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("Value is not a Path");
    }
    return new PathExpression(text, field);
  }

  public String text() {
    return text;
  }

  public String field() {
    return field;
  }

  /** The name of the variable it reads; null when it reads none. */
  public @Nullable String variable() {
    return variable;
  }

  /** The value; null when there is none. */
  public @Nullable JsonNode find(Scope scope) {
    JsonNode root = start(scope);
    return root == null ? null : find(root);
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    JsonNode root = start(scope);
    JsonNode value = root == null ? null : find(root);
    if (value == null) {
      throw new EvaluationException(
          Errors.PARAMETER_PATH,
          "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
              .formatted(text, field, root == null ? "{}" : Json.text(root)),
          null);
    }
    return value;
  }

  /** As {@link #evaluate}, for fields that hold one path; words its absence as these do. */
  public JsonNode require(Scope scope) {
    JsonNode root = start(scope);
    JsonNode value = root == null ? null : find(root);
    if (value == null) {
      throw new EvaluationException(
          Errors.RUNTIME,
          "Invalid path '%s' : %s".formatted(text, root == null ? "No such variable" : why(root)),
          null);
    }
    return value;
  }

  private @Nullable JsonNode start(Scope scope) {
    if (context) {
      return scope.context();
    }
    return variable == null ? scope.root() : scope.variable(variable);
  }

  private @Nullable JsonNode find(JsonNode root) {
    return simple != null ? simple.find(root) : Objects.requireNonNull(full).find(root);
  }

  private String why(JsonNode root) {
    int start = context ? 2 : nameEnd(text);
    return FullPath.compile("$" + text.substring(start)).explain(root);
  }

  private static int nameEnd(String text) {
    int end = 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }
}
