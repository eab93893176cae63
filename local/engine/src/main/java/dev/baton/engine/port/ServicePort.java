package dev.baton.engine.port;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.EngineException;
import java.util.function.Supplier;

/**
 * Everything outside the engine, as a Task sees it. For {@code lambda:invoke} the result is the
 * value the function returned, and nothing around it: the engine adds what Step Functions adds. For
 * any other call it is the response of the service's API, its members named as the API names them
 * in Pascal case. A port that completes later holds the clock meanwhile, unless what it waits for
 * is one of the clock's timers.
 */
public interface ServicePort {

  /**
   * Makes one call. It may complete inline on the caller's thread, or later from any thread,
   * exactly once; what arrives after the first completion, or after a time-out, is ignored.
   */
  void call(ServiceCall call, ServiceCallback callback);

  /**
   * Lets a Task start an execution of another state machine of this engine. The port may refuse it,
   * and may keep the answer from the Task, which then hears of the child's end only.
   *
   * @param call {@code states:startExecution} with the Task's parameters; {@code
   *     startExecution.sync} where the Task waits for the child's end
   * @param start starts the child and returns the answer of {@code StartExecution}
   */
  default void startChild(ServiceCall call, Supplier<JsonNode> start, ServiceCallback callback) {
    try {
      callback.succeeded(start.get());
    } catch (EngineException e) {
      callback.failed(e.code(), String.valueOf(e.getMessage()));
    }
  }
}
