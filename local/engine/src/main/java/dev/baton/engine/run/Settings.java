package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.Setting;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Evaluates fields that hold a number or text, and words what is wrong with their values. */
final class Settings {
  static final long MAX_SECONDS = 99_999_999;

  private Settings() {}

  /** The value of a field as it is. */
  static JsonNode value(Track track, Setting setting, JsonNode root) {
    return setting.value() instanceof PathExpression path
        ? path.require(track.scope(root))
        : setting.value().evaluate(track.scope(root));
  }

  /** A number of seconds; null when the field is absent. */
  static @Nullable Long seconds(Track track, @Nullable Setting setting, JsonNode root) {
    if (setting == null) {
      return null;
    }
    if (setting.value() instanceof PathExpression path) {
      return pathSeconds(setting, path.find(track.scope(root)));
    }
    JsonNode value = setting.value().evaluate(track.scope(root));
    if (!value.isNumber() && setting.value() instanceof JsonataExpression jsonata) {
      throw jsonata.unexpectedType("number", value);
    }
    if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > MAX_SECONDS) {
      throw Wording.query(
          setting.field(),
          "The "
              + setting.field()
              + " field value must be an integer between 0 and "
              + MAX_SECONDS
              + ": "
              + Json.text(value));
    }
    return value.longValue();
  }

  private static long pathSeconds(Setting setting, @Nullable JsonNode value) {
    String parameter = "The " + setting.field() + " parameter ";
    if (value == null) {
      throw Wording.runtime(parameter + "does not reference an input value: " + setting.text());
    }
    String shown = setting.text() + " == " + Json.plain(value);
    if (!value.isIntegralNumber()) {
      throw Wording.runtime(parameter + "cannot be parsed as a long value: " + shown);
    }
    if (value.longValue() < 0) {
      throw Wording.runtime(parameter + "references a negative value: " + shown);
    }
    if (value.longValue() > MAX_SECONDS) {
      throw Wording.runtime(
          parameter + "references a value larger than " + MAX_SECONDS + ": " + shown);
    }
    return value.longValue();
  }

  static EvaluationException notText(Setting setting, JsonNode value) {
    if (setting.value() instanceof JsonataExpression jsonata) {
      return jsonata.unexpectedType("string", value);
    }
    return Wording.runtime(
        "The %s parameter does not reference a string value: %s == %s"
            .formatted(setting.field(), setting.text(), Json.plain(value)));
  }
}
