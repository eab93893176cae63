package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.state.Setting;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Reads fields that may be fixed, a path under another name, or a JSONata expression. */
final class SettingParser {

  /** A number from zero up. */
  @Nullable Setting numberOrPath(Fields fields, String name, String pathName) {
    return numberOrPath(fields, "", name, pathName);
  }

  /**
   * A number from zero up.
   *
   * @param place where the fields stand in their state, with a slash behind, or nothing
   */
  @Nullable Setting numberOrPath(Fields fields, String place, String name, String pathName) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return path(fields, pathName);
    }
    if (fields.has(pathName)) {
      fields.fault(pathName, "Only one of '%s' and '%s' is allowed".formatted(name, pathName));
    }
    Setting expression = expression(fields, place, name, value);
    if (expression != null) {
      return expression;
    }
    if (!value.isNumber()) {
      fields.fault(name, "Expected value of type [INTEGER]");
    } else if (value.doubleValue() < 0) {
      fields.fault(name, "Minimum value is 0");
    } else if (name.endsWith("Percentage") && value.doubleValue() > 100) {
      fields.fault(name, "Maximum value is 100");
    }
    return new Setting(name, new Constant(value), Json.plain(value));
  }

  @Nullable Setting textOrPath(Fields fields, String name, String pathName) {
    JsonNode value = fields.get(name);
    if (value == null) {
      return path(fields, pathName);
    }
    if (fields.has(pathName)) {
      fields.fault(pathName, "Only one of '%s' and '%s' is allowed".formatted(name, pathName));
    }
    Setting expression = expression(fields, "", name, value);
    if (expression != null) {
      return expression;
    }
    if (!value.isTextual()) {
      fields.fault(name, "Expected value of type [STRING]");
    }
    return new Setting(name, new Constant(value), Json.plain(value));
  }

  private static @Nullable Setting expression(
      Fields fields, String place, String name, JsonNode value) {
    if (!fields.isJsonata()
        || !value.isTextual()
        || !JsonataExpression.isDelimited(value.textValue())) {
      return null;
    }
    String text = value.textValue();
    Expression compiled = TemplateParser.expression(text, place + name, fields, fields.at(name));
    return new Setting(name, compiled, text);
  }

  @Nullable Setting path(Fields fields, String pathName) {
    String text = fields.has(pathName) ? fields.text(pathName) : null;
    if (text == null) {
      return null;
    }
    try {
      return new Setting(pathName, TemplateParser.pathOrCall(text, pathName), text);
    } catch (IllegalArgumentException e) {
      fields.fault(pathName, "Value is not a Reference Path: " + e.getMessage());
      return null;
    }
  }
}
