package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended, as Invoke answers it.
 *
 * @param functionError {@code Unhandled} when the function failed, else null
 * @param reusable whether the execution environment may serve again
 */
record InvocationResult(byte[] payload, @Nullable String functionError, boolean reusable) {

  static InvocationResult success(byte[] payload) {
    return new InvocationResult(payload, null, true);
  }

  /** The handler threw; the environment lives on. */
  static InvocationResult thrown(Throwable thrown) {
    return new InvocationResult(bytes(FailureJson.of(thrown)), "Unhandled", true);
  }

  static InvocationResult failed(String type, String message) {
    ObjectNode failure = JsonNodeFactory.instance.objectNode();
    failure.put("errorMessage", message);
    failure.put("errorType", type);
    return new InvocationResult(bytes(failure), "Unhandled", true);
  }

  static InvocationResult timedOut(String requestId, Duration timeout) {
    String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
    return failed(
            "Sandbox.Timedout",
            "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds")
        .notReusable();
  }

  /** The process of the function ended. */
  static InvocationResult exited(String requestId, String how) {
    return failed(
            "Runtime.ExitError",
            "RequestId: " + requestId + " Error: Runtime exited with error: " + how)
        .notReusable();
  }

  boolean failed() {
    return functionError != null;
  }

  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  private InvocationResult notReusable() {
    return new InvocationResult(payload, functionError, false);
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
