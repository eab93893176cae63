package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Scope;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a state can see at one moment of its life.
 *
 * @param item the item an ItemSelector is evaluated for; null elsewhere
 */
record TrackScope(
    Track track,
    JsonNode root,
    @Nullable JsonNode result,
    @Nullable JsonNode errorOutput,
    @Nullable String taskToken,
    @Nullable JsonNode item)
    implements Scope {

  TrackScope(
      Track track,
      JsonNode root,
      @Nullable JsonNode result,
      @Nullable JsonNode errorOutput,
      @Nullable String taskToken) {
    this(track, root, result, errorOutput, taskToken, null);
  }

  @Override
  public ObjectNode context() {
    return ContextObject.of(track, taskToken, item);
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return track.variables.get(name);
  }

  @Override
  public @Nullable JsonNode statesMember(String name) {
    return switch (name) {
      case "input" -> track.input;
      case "result" -> result;
      case "errorOutput" -> errorOutput;
      case "context" -> context();
      default -> null;
    };
  }

  @Override
  public RandomGenerator random() {
    return track.run.random();
  }

  @Override
  public long millis() {
    return track.run.host.clock().millis();
  }
}
