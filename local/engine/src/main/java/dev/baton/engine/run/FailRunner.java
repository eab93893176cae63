package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.Setting;
import org.jspecify.annotations.Nullable;

/** Runs Fail states. */
final class FailRunner {
  private FailRunner() {}

  static void run(Track track, FailState state) {
    JsonNode unused = DataFlow.effectiveInput(track);
    String error = text(track, state.error());
    String cause = text(track, state.cause());
    track.end(error, cause);
  }

  private static @Nullable String text(Track track, @Nullable Setting setting) {
    if (setting == null) {
      return null;
    }
    TrackScope scope = track.scope(track.input);
    JsonNode value =
        setting.value() instanceof PathExpression path
            ? path.require(scope)
            : setting.value().evaluate(scope);
    if (!value.isTextual()) {
      throw Settings.notText(setting, value);
    }
    return value.textValue();
  }
}
