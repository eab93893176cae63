package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.jsonpath.ResultPath;
import dev.baton.asl.state.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the fields through which data gets into a state and out of it. */
final class FlowParser {
  private static final int MAX_VARIABLE_NAME = 80;

  private FlowParser() {}

  static Flow parse(Fields fields) {
    return fields.isJsonata() ? jsonata(fields) : jsonPath(fields);
  }

  private static Flow jsonata(Fields fields) {
    Expression arguments = TemplateParser.parse(fields, "Arguments");
    JsonNode given = fields.get("Arguments");
    if (given != null && !given.isObject() && !given.isTextual()) {
      fields.fault("Arguments", "Expected value of type [OBJECT] or a JSONata expression");
    }
    return new Flow.Jsonata(
        arguments, TemplateParser.parse(fields, "Output"), assign(fields, "Assign"));
  }

  private static Flow jsonPath(Fields fields) {
    return new Flow.JsonPath(
        path(fields, "InputPath"),
        isNull(fields, "InputPath"),
        TemplateParser.parse(fields, "Parameters"),
        TemplateParser.parse(fields, "ResultSelector"),
        resultPath(fields),
        path(fields, "OutputPath"),
        isNull(fields, "OutputPath"),
        assign(fields, "Assign"));
  }

  /** Reads an Assign object; {@code place} is its place within the state. */
  static @Nullable Expression assign(Fields fields, String place) {
    if (fields.object("Assign") == null) {
      return null;
    }
    for (String key : (Iterable<String>) fields.node().path("Assign")::fieldNames) {
      String name =
          !fields.isJsonata() && key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
      if (!isVariableName(name)) {
        fields
            .faults()
            .schema(Fields.child(fields.at("Assign"), key), "Invalid variable name '" + name + "'");
      }
    }
    return TemplateParser.parse(fields, "Assign", place);
  }

  private static boolean isVariableName(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= MAX_VARIABLE_NAME
        && Character.isUnicodeIdentifierStart(name.codePointAt(0))
        && name.codePoints().allMatch(Character::isUnicodeIdentifierPart)
        && !name.equals("states");
  }

  private static boolean isNull(Fields fields, String name) {
    JsonNode value = fields.get(name);
    return value != null && value.isNull();
  }

  private static @Nullable PathExpression path(Fields fields, String name) {
    if (!fields.has(name) || isNull(fields, name)) {
      return null;
    }
    String text = fields.text(name);
    if (text == null || text.equals("$")) {
      return null;
    }
    try {
      return PathExpression.compile(text, name);
    } catch (IllegalArgumentException e) {
      fields.fault(name, "Value is not a Path: " + e.getMessage());
      return null;
    }
  }

  /** The ResultPath of a state or catcher. */
  static ResultPath resultPath(Fields fields) {
    if (!fields.has("ResultPath")) {
      return ResultPath.WHOLE;
    }
    if (isNull(fields, "ResultPath")) {
      return ResultPath.DISCARD;
    }
    String text = fields.text("ResultPath");
    try {
      return text == null ? ResultPath.WHOLE : ResultPath.compile(text);
    } catch (IllegalArgumentException e) {
      fields.fault("ResultPath", "Value is not a Reference Path");
      return ResultPath.WHOLE;
    }
  }
}
