package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.choice.Timestamps;
import dev.baton.asl.jsonpath.PathExpression;
import dev.baton.asl.state.Setting;
import dev.baton.asl.state.WaitState;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.Timer;
import java.time.Instant;

/** Runs Wait states. */
final class WaitRunner {
  private WaitRunner() {}

  static void run(Track track, WaitState state) {
    JsonNode input = DataFlow.effectiveInput(track);
    long now = track.run.host.clock().millis();
    Long seconds = Settings.seconds(track, state.seconds(), input);
    Setting timestamp = state.timestamp();
    long due = seconds != null ? now + seconds * 1_000 : now;
    if (timestamp != null) {
      due = instant(track, timestamp, input).toEpochMilli();
    }
    if (due <= now || track.run.probe() != null) {
      track.succeed(input);
      return;
    }
    Timer timer = track.run.at(due, () -> wake(track, state, input));
    track.await(timer::cancel);
  }

  private static void wake(Track track, WaitState state, JsonNode input) {
    if (!track.isOver() && track.state() == state) {
      track.attempt(() -> track.succeed(input));
    }
  }

  private static Instant instant(Track track, Setting setting, JsonNode input) {
    if (setting.value() instanceof PathExpression path) {
      JsonNode value = path.find(track.scope(input));
      if (value == null) {
        throw Wording.runtime(
            "The TimestampPath parameter does not reference an input value: " + setting.text());
      }
      Instant instant = Timestamps.parse(value);
      if (instant == null) {
        throw Wording.runtime(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
                + " date-time format string: %s == %s"
                    .formatted(setting.text(), Json.plain(value)));
      }
      return instant;
    }
    JsonNode value = setting.value().evaluate(track.scope(input));
    if (!value.isTextual()) {
      throw Settings.notText(setting, value);
    }
    Instant instant = Timestamps.parse(value);
    if (instant == null) {
      throw Wording.query(
          setting.field(),
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
              + " string: "
              + value.textValue());
    }
    return instant;
  }
}
