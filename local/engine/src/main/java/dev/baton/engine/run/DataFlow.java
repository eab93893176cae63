package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.Flow;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Takes data into a state and out of it, in the order of the state's query language. */
final class DataFlow {
  private DataFlow() {}

  /** What a state hands on. */
  record Outcome(JsonNode output, @Nullable JsonNode assigned) {}

  /** The input after InputPath; JSONata knows no such step. */
  static JsonNode effectiveInput(Track track) {
    return track.state().common().flow() instanceof Flow.JsonPath flow
        ? select(track, flow.inputPath(), flow.dropsInput(), track.input)
        : track.input;
  }

  /** The effective input after Parameters or Arguments: what a task or branch is given. */
  static JsonNode arguments(Track track, @Nullable String taskToken) {
    JsonNode input = effectiveInput(track);
    Expression template =
        switch (track.state().common().flow()) {
          case Flow.JsonPath flow -> flow.parameters();
          case Flow.Jsonata flow -> flow.arguments();
        };
    return template == null
        ? input
        : template.evaluate(new TrackScope(track, input, null, null, taskToken));
  }

  /** Output and variables that follow from a result. */
  static Outcome complete(Track track, JsonNode result) {
    return switch (track.state().common().flow()) {
      case Flow.JsonPath flow -> complete(track, flow, result);
      case Flow.Jsonata flow -> {
        Scope scope = new TrackScope(track, track.input, result, null, null);
        JsonNode assigned = evaluate(flow.assign(), scope);
        JsonNode output = evaluate(flow.output(), scope);
        yield new Outcome(output == null ? result : output, assigned);
      }
    };
  }

  private static Outcome complete(Track track, Flow.JsonPath flow, JsonNode result) {
    JsonNode selected = result;
    if (flow.resultSelector() != null) {
      selected = flow.resultSelector().evaluate(track.scope(result));
    }
    JsonNode assigned = evaluate(flow.assign(), track.scope(selected));
    JsonNode placed = flow.resultPath().put(track.input, selected);
    return new Outcome(select(track, flow.outputPath(), flow.dropsOutput(), placed), assigned);
  }

  /** A value after OutputPath, for a Choice whose rule has no Output of its own. */
  static JsonNode passedOn(Track track, JsonNode value) {
    return track.state().common().flow() instanceof Flow.JsonPath flow
        ? select(track, flow.outputPath(), flow.dropsOutput(), value)
        : value;
  }

  static @Nullable JsonNode evaluate(@Nullable Expression expression, Scope scope) {
    return expression == null ? null : expression.evaluate(scope);
  }

  private static JsonNode select(
      Track track, @Nullable PathExpression path, boolean dropped, JsonNode value) {
    if (dropped) {
      return Json.object();
    }
    return path == null ? value : path.require(track.scope(value));
  }
}
