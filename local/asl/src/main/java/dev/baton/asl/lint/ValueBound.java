package dev.baton.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.ArrayTemplate;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.ObjectTemplate;
import dev.baton.asl.intrinsic.IntrinsicCall;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How large the value of a field can get: constants are counted, an expression is taken to give no
 * more than its own text and all that it reads together.
 */
final class ValueBound {
  /** Names, ids and times of the context object, without the execution's input. */
  private static final long CONTEXT = 2_048;

  private final Limits limits;
  private final Set<String> variables;

  /** {@code variables} are the names that the definition assigns. */
  ValueBound(Limits limits, Set<String> variables) {
    this.limits = limits;
    this.variables = variables;
  }

  /** The sizes of what an expression can read; {@code result} stands for a Map's item, too. */
  record Given(long input, long result, long error) {}

  static long bytes(JsonNode value) {
    return Json.text(value).getBytes(StandardCharsets.UTF_8).length;
  }

  long of(Expression expression, Given given) {
    return switch (expression) {
      case Constant constant -> bytes(constant.value());
      case ObjectTemplate object -> {
        long size = 2;
        for (ObjectTemplate.Member member : object.members()) {
          size += member.name().length() + 4L + of(member.value(), given);
        }
        yield size;
      }
      case ArrayTemplate array -> {
        long size = 2;
        for (Expression element : array.elements()) {
          size += 1 + of(element, given);
        }
        yield size;
      }
      case JsonataExpression jsonata -> jsonata(jsonata, given);
      case PathExpression path -> path(path, given);
      case IntrinsicCall call -> {
        long size = call.text().length();
        for (Expression argument : call.arguments()) {
          size += of(argument, given);
        }
        yield size;
      }
      default -> Limits.MAX_BYTES;
    };
  }

  private long jsonata(JsonataExpression expression, Given given) {
    String text = expression.text();
    long size = text.length();
    size += text.contains("$states.input") ? given.input() : 0;
    size += text.contains("$states.result") ? given.result() : 0;
    size += text.contains("$states.errorOutput") ? given.error() : 0;
    size += text.contains("$states.context.Map.Item") ? given.result() : 0;
    size += text.contains("$states.context.Execution.Input") ? limits.input() : 0;
    size += text.contains("$states.context") ? CONTEXT : 0;
    boolean reads = expression.variables().stream().anyMatch(variables::contains);
    return size + (reads ? limits.variables() : 0);
  }

  private long path(PathExpression path, Given given) {
    if (path.variable() != null) {
      return limits.variables();
    }
    if (path.text().startsWith("$$")) {
      return CONTEXT + limits.input() + given.result();
    }
    return Math.max(given.input(), given.result());
  }
}
