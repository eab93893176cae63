package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.Setting;
import org.jspecify.annotations.Nullable;

/** Finds the items a Map runs over. */
final class MapItems {
  private MapItems() {}

  /**
   * The items: an array, and in distributed mode also an object, for its members; null when there
   * are none to be had and the state has failed for it.
   */
  static @Nullable JsonNode of(Track track, MapState state, JsonNode input) {
    Setting setting = state.items();
    boolean objects = state.distributed() != null;
    JsonNode value = setting == null ? input : select(track, setting, input, objects);
    if (value.isArray() || (objects && value.isObject())) {
      Probe probe = track.run.probe();
      if (probe != null && setting != null && setting.value() instanceof PathExpression) {
        probe.note("afterItemsPath", value);
      }
      return value;
    }
    String path = setting == null ? "$" : setting.text();
    String shown = path.startsWith("$$") ? path.substring(1) : path;
    throw Wording.runtime("Reference path \"" + shown + "\" must point to array.");
  }

  private static JsonNode select(Track track, Setting setting, JsonNode input, boolean objects) {
    Expression expression = setting.value();
    if (expression instanceof PathExpression path) {
      return path.require(track.scope(input));
    }
    JsonNode value = expression.evaluate(track.scope(input));
    boolean fits = value.isArray() || (objects && value.isObject());
    if (!fits && expression instanceof JsonataExpression jsonata) {
      throw jsonata.unexpectedType("array", value);
    }
    return value;
  }
}
