package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.state.ChoiceState;
import org.jspecify.annotations.Nullable;

/** Runs Choice states. */
final class ChoiceRunner {
  private ChoiceRunner() {}

  static void run(Track track, ChoiceState state) {
    JsonNode input = DataFlow.effectiveInput(track);
    TrackScope scope = track.scope(input);
    for (ChoiceState.Rule rule : state.rules()) {
      if (rule.condition().test(scope)) {
        follow(track, rule, scope, input);
        return;
      }
    }
    String otherwise = state.defaultNext();
    if (otherwise == null) {
      throw new EvaluationException(
          Errors.NO_CHOICE,
          "Failed to transition out of the state. The state's Choices matched nothing and there is"
              + " no Default.",
          null);
    }
    DataFlow.Outcome outcome = DataFlow.complete(track, input);
    track.leave(outcome.output(), outcome.assigned(), otherwise);
  }

  private static void follow(Track track, ChoiceState.Rule rule, TrackScope scope, JsonNode input) {
    @Nullable JsonNode assigned = DataFlow.evaluate(rule.assign(), scope);
    @Nullable JsonNode output = DataFlow.evaluate(rule.output(), scope);
    track.leave(output == null ? DataFlow.passedOn(track, input) : output, assigned, rule.next());
  }
}
