package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonata.JsonataExpression;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.Setting;
import org.jspecify.annotations.Nullable;

/** Finds the items a Map runs over. */
final class MapItems {
  private MapItems() {}

  /** The items; null when there are none to be had and the state has failed for it. */
  static @Nullable ArrayNode of(Track track, MapState state, JsonNode input) {
    MapState.Distributed distributed = state.distributed();
    if (distributed != null && distributed.itemReader() != null) {
      return read(track);
    }
    Setting setting = state.items();
    JsonNode value = setting == null ? input : select(track, setting, input);
    if (value instanceof ArrayNode array) {
      Probe probe = track.run.probe();
      if (probe != null && setting != null && setting.value() instanceof PathExpression) {
        probe.note("afterItemsPath", array);
      }
      return array;
    }
    String path = setting == null ? "$" : setting.text();
    String shown = path.startsWith("$$") ? path.substring(1) : path;
    throw Wording.runtime("Reference path \"" + shown + "\" must point to array.");
  }

  private static JsonNode select(Track track, Setting setting, JsonNode input) {
    Expression expression = setting.value();
    if (expression instanceof PathExpression path) {
      return path.require(track.scope(input));
    }
    JsonNode value = expression.evaluate(track.scope(input));
    if (!value.isArray() && expression instanceof JsonataExpression jsonata) {
      throw jsonata.unexpectedType("array", value);
    }
    return value;
  }

  private static @Nullable ArrayNode read(Track track) {
    Probe probe = track.run.probe();
    if (probe == null) {
      Failures.fail(track, Errors.ITEM_READER, "This engine reads no items from other services.");
      return null;
    }
    return probe.readerItems() instanceof ArrayNode items
        ? items
        : JsonNodeFactory.instance.arrayNode();
  }
}
