package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression, compiled. Safe to evaluate from several threads at once: all that changes
 * lives in the frame of one evaluation.
 */
public final class JsonataExpression implements Expression {
  private static final String STATES = "states";

  private final String text;
  private final String field;
  private final Jsonata compiled;
  private final List<String> variables;
  private final boolean readsStates;
  private final boolean impure;
  private final boolean hasRegex;

  private JsonataExpression(String text, String field, Jsonata compiled) {
    this.text = text;
    this.field = field;
    this.compiled = compiled;
    List<String> names = VariableScanner.names(text);
    readsStates = names.contains(STATES);
    variables = names.stream().filter(name -> !name.equals(STATES)).toList();
    hasRegex = text.indexOf('/') >= 0;
    impure = StepFunctionsLibrary.IMPURE.stream().anyMatch(names::contains);
  }

  /**
   * Compiles an expression.
   *
   * @param text the expression without its delimiters, trimmed
   * @param field where it stands in its state, such as {@code Output/total}
   * @throws JsonataSyntaxException when it cannot be parsed
   */
  public static JsonataExpression compile(String text, String field) {
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      compiled.setValidateInput(false);
      compiled.setOutputConvertNulls(false);
      StepFunctionsLibrary.register(compiled);
      if (text.indexOf('/') >= 0 || text.contains("pad") || text.contains("formatNumber")) {
        GuardedFunctions.register(compiled);
      }
      return new JsonataExpression(text, field, compiled);
    } catch (JException e) {
      throw new JsonataSyntaxException(JsonataErrors.withoutCode(e));
    } catch (RuntimeException | StackOverflowError e) {
      throw new JsonataSyntaxException("Syntax error");
    }
  }

  /** Whether a string of a definition is a JSONata expression: {@code {% ... %}}. */
  public static boolean isDelimited(String text) {
    return text.length() >= 4 && text.startsWith("{%") && text.endsWith("%}");
  }

  public static String withoutDelimiters(String text) {
    return text.substring(2, text.length() - 2).strip();
  }

  public String text() {
    return text;
  }

  public String field() {
    return field;
  }

  /** The variables it may read, in order of appearance, functions included, each once. */
  public List<String> variables() {
    return variables;
  }

  /**
   * What it refers to although Step Functions has no such thing, as Step Functions words it.
   *
   * @param inCatcher whether it stands in a catcher, where there is an error to refer to
   */
  public List<String> unsupported(boolean inCatcher) {
    return ReferenceCheck.faults(text, inCatcher);
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    Object value = impure ? StepFunctionsLibrary.within(scope, () -> run(scope)) : run(scope);
    if (value == null) {
      throw failure("returned nothing (undefined).");
    }
    JsonNode json;
    try {
      json = Values.toJson(value);
    } catch (JException e) {
      throw failure("threw an error during evaluation" + JsonataErrors.describe(e, text));
    } catch (StackOverflowError e) {
      throw failure("threw an error during evaluation: " + Bounds.TOO_DEEP);
    }
    if (json == null) {
      throw failure("returned an unsupported result type.");
    }
    return json;
  }

  /** The failure of this expression to yield a value of the type its field takes. */
  public EvaluationException unexpectedType(String expected, JsonNode actual) {
    String type = actual.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    return failure(
        "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
            .formatted(expected, type, actual));
  }

  private @Nullable Object run(Scope scope) {
    Frame frame = compiled.createFrame();
    if (readsStates) {
      frame.bind(STATES, new StatesView(scope));
    }
    for (String name : variables) {
      JsonNode value = scope.variable(name);
      if (value != null) {
        frame.bind(name, Values.fromJson(value));
      }
    }
    Bounds bounds = new Bounds(hasRegex);
    try {
      return bounds.evaluate(compiled, frame);
    } catch (JException e) {
      if (bounds.isOutermost() && e.getCurrent() instanceof Double number && number.isInfinite()) {
        return number > 0 ? "Infinity" : "-Infinity"; // JSON has no other word for it
      }
      throw failure("threw an error during evaluation" + JsonataErrors.describe(e, text));
    } catch (EvaluationException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw failure("threw an error during evaluation: " + Bounds.TOO_DEEP);
    } catch (RuntimeException e) {
      throw failure("threw an error during evaluation: " + JsonataErrors.describe(e));
    }
  }

  private EvaluationException failure(String what) {
    return new EvaluationException(
        Errors.QUERY,
        "The JSONata expression '%s' specified for the field '%s' %s".formatted(text, field, what),
        field);
  }
}
