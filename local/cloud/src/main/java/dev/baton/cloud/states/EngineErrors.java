package dev.baton.cloud.states;

import dev.baton.cloud.door.AwsException;
import dev.baton.engine.EngineException;
import java.util.function.Supplier;

/** Turns what the engine refuses into the API's errors. */
final class EngineErrors {
  private EngineErrors() {}

  static <T> T worded(Supplier<T> action) {
    try {
      return action.get();
    } catch (EngineException e) {
      throw AwsException.badRequest(e.code(), String.valueOf(e.getMessage()));
    }
  }
}
