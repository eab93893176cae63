package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.state.PassState;

/** Runs Pass states. */
final class PassRunner {
  private PassRunner() {}

  static void run(Track track, PassState state) {
    JsonNode result = state.result();
    if (result != null) {
      DataFlow.noteResult(track, result);
    }
    track.succeed(result == null ? DataFlow.arguments(track, null) : result);
  }
}
