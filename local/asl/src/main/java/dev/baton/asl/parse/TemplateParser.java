package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Fault;
import dev.baton.asl.expression.ArrayTemplate;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.ObjectTemplate;
import dev.baton.asl.intrinsic.IntrinsicParser;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonata.JsonataSyntaxException;
import dev.baton.asl.jsonpath.PathExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles values that may hold expressions; what holds none becomes one constant. */
final class TemplateParser {
  private static final String DYNAMIC = ".$";

  private TemplateParser() {}

  /**
   * Compiles a field's value.
   *
   * @param path where it stands in its state, such as {@code Choices[0]/Output}
   */
  static @Nullable Expression parse(Fields fields, String name, String path) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return null;
    }
    return fields.isJsonata()
        ? jsonata(value, path, fields, fields.at(name))
        : template(value, fields, fields.at(name));
  }

  static @Nullable Expression parse(Fields fields, String name) {
    return parse(fields, name, name);
  }

  private static Expression jsonata(JsonNode value, String path, Fields fields, String pointer) {
    if (value.isTextual() && JsonataExpression.isDelimited(value.textValue())) {
      return expression(value.textValue(), path, fields, pointer);
    }
    if (value.isObject()) {
      List<ObjectTemplate.Member> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String key = entry.getKey();
        Expression member =
            jsonata(entry.getValue(), path + "/" + key, fields, Fields.child(pointer, key));
        members.add(new ObjectTemplate.Member(key, member));
      }
      boolean constant = members.stream().allMatch(m -> m.value() instanceof Constant);
      return constant ? new Constant(value) : new ObjectTemplate(List.copyOf(members));
    }
    if (value.isArray()) {
      List<Expression> elements = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        String index = "[" + i + "]";
        elements.add(jsonata(value.get(i), path + index, fields, pointer + index));
      }
      return array(value, elements);
    }
    return new Constant(value);
  }

  /** Compiles one JSONata expression with its delimiters. */
  static Expression expression(String text, String path, Fields fields, String pointer) {
    try {
      JsonataExpression compiled =
          JsonataExpression.compile(JsonataExpression.withoutDelimiters(text), path);
      for (String fault : compiled.unsupported(path.startsWith("Catch["))) {
        fields.faults().error(Fault.UNSUPPORTED_JSONATA, pointer, fault);
      }
      return compiled;
    } catch (JsonataSyntaxException e) {
      fields.faults().error(Fault.INVALID_JSONATA, pointer, String.valueOf(e.getMessage()));
      return new Constant(fields.node());
    }
  }

  private static Expression template(JsonNode value, Fields fields, String pointer) {
    if (value instanceof ObjectNode object) {
      List<ObjectTemplate.Member> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        members.add(member(entry.getKey(), entry.getValue(), fields, pointer));
      }
      boolean constant = members.stream().allMatch(m -> m.value() instanceof Constant);
      return constant ? new Constant(value) : new ObjectTemplate(List.copyOf(members));
    }
    if (value.isArray()) {
      List<Expression> elements = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        elements.add(template(value.get(i), fields, pointer + "[" + i + "]"));
      }
      return array(value, elements);
    }
    return new Constant(value);
  }

  private static ObjectTemplate.Member member(
      String key, JsonNode value, Fields fields, String pointer) {
    if (!key.endsWith(DYNAMIC)) {
      return new ObjectTemplate.Member(key, template(value, fields, Fields.child(pointer, key)));
    }
    String name = key.substring(0, key.length() - DYNAMIC.length());
    String text = value.textValue();
    try {
      if (text != null) {
        return new ObjectTemplate.Member(name, pathOrCall(text, key));
      }
    } catch (IllegalArgumentException e) {
      // Worded below: Step Functions does not say what is wrong with it.
    }
    fields
        .faults()
        .schema(
            Fields.child(pointer, key),
            "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function"
                    .formatted(key)
                + " call");
    return new ObjectTemplate.Member(name, new Constant(value));
  }

  /**
   * Compiles a path or a call of an intrinsic function.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Expression pathOrCall(String text, String field) {
    return IntrinsicParser.isCall(text)
        ? IntrinsicParser.parse(text, field)
        : PathExpression.compile(text, field);
  }

  private static Expression array(JsonNode value, List<Expression> elements) {
    boolean constant = elements.stream().allMatch(Constant.class::isInstance);
    return constant ? new Constant(value) : new ArrayTemplate(List.copyOf(elements));
  }
}
