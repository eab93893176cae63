package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.Flow;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.PassState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.SucceedState;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.state.WaitState;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** Takes data into a state and out of it, in the order of the state's query language. */
final class DataFlow {
  private DataFlow() {}

  /** What a state hands on. */
  record Outcome(JsonNode output, @Nullable JsonNode assigned) {}

  /** The input after InputPath; JSONata knows no such step. */
  static JsonNode effectiveInput(Track track) {
    if (!(track.state().common().flow() instanceof Flow.JsonPath flow)) {
      return track.input;
    }
    JsonNode input = select(track, flow.inputPath(), flow.dropsInput(), track.input);
    note(track, "afterInputPath", input);
    return input;
  }

  private static void note(Track track, String step, JsonNode value) {
    Probe probe = track.run.probe();
    if (probe != null) {
      probe.note(step, value);
    }
  }

  /** The effective input after Parameters or Arguments: what a task or branch is given. */
  static JsonNode arguments(Track track, @Nullable String taskToken) {
    JsonNode input = effectiveInput(track);
    Flow flow = track.state().common().flow();
    Expression template =
        switch (flow) {
          case Flow.JsonPath path -> path.parameters();
          case Flow.Jsonata jsonata -> jsonata.arguments();
        };
    JsonNode arguments =
        template == null
            ? input
            : template.evaluate(new TrackScope(track, input, null, null, taskToken));
    if (flow instanceof Flow.JsonPath) {
      note(track, "afterParameters", arguments);
    } else if (template != null) {
      note(track, "afterArguments", arguments);
    }
    return arguments;
  }

  /** Output and variables that follow from a result. */
  static Outcome complete(Track track, JsonNode result) {
    return switch (track.state().common().flow()) {
      case Flow.JsonPath flow -> complete(track, flow, result);
      case Flow.Jsonata flow -> {
        JsonNode seen = hasSubResult(track.state()) ? result : null;
        Scope scope = new TrackScope(track, track.input, seen, null, null);
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
    if (hasResult(track.state())) {
      note(track, "afterResultSelector", selected);
      note(track, "afterResultPath", placed);
    }
    return new Outcome(select(track, flow.outputPath(), flow.dropsOutput(), placed), assigned);
  }

  /** A value after OutputPath, for a Choice whose rule has no Output of its own. */
  static JsonNode passedOn(Track track, JsonNode value) {
    return track.state().common().flow() instanceof Flow.JsonPath flow
        ? select(track, flow.outputPath(), flow.dropsOutput(), value)
        : value;
  }

  /** Whether something else than the state itself made its result. */
  private static boolean hasSubResult(State state) {
    return state instanceof TaskState
        || state instanceof ParallelState
        || state instanceof MapState;
  }

  private static boolean hasResult(State state) {
    return switch (state) {
      case PassState s -> true;
      case TaskState s -> true;
      case ParallelState s -> true;
      case MapState s -> true;
      case ChoiceState s -> false;
      case WaitState s -> false;
      case SucceedState s -> false;
      case FailState s -> false;
    };
  }

  /** Notes what a state under test got from the outside, before anything is made of it. */
  static void noteResult(Track track, JsonNode result) {
    note(track, "result", result);
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
