package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.function.isolated.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended, as Invoke answers it.
 *
 * @param functionError {@code Unhandled} when the function failed, else null
 * @param errorType what the log says of the failure: the class of an exception, or as Lambda names
 *     what it found itself
 * @param reusable whether the execution environment may serve again
 */
record InvocationResult(
    byte[] payload, @Nullable String functionError, @Nullable String errorType, boolean reusable) {
  static final String TIMED_OUT = "Sandbox.Timedout";
  static final String EXITED = "Runtime.ExitError";

  /** The exit status of a process that was killed. */
  static final int KILLED = 137;

  static InvocationResult success(byte[] payload) {
    return new InvocationResult(payload, null, null, true);
  }

  /** The handler threw; the environment lives on. */
  static InvocationResult thrown(Throwable thrown) {
    String type = thrown.getClass().getName();
    return new InvocationResult(bytes(FailureJson.of(thrown)), "Unhandled", type, true);
  }

  /** What the runtime in a process of its own said. */
  static InvocationResult reported(Outcome outcome) {
    return outcome.failed()
        ? new InvocationResult(outcome.payload(), "Unhandled", outcome.errorType(), true)
        : success(outcome.payload());
  }

  static InvocationResult failed(String type, String message) {
    ObjectNode failure = JsonNodeFactory.instance.objectNode();
    failure.put("errorMessage", message);
    failure.put("errorType", type);
    return new InvocationResult(bytes(failure), "Unhandled", type, true);
  }

  static InvocationResult timedOut(String requestId, Duration timeout) {
    return failed(TIMED_OUT, "RequestId: " + requestId + " Error: " + overrun(timeout))
        .notReusable();
  }

  /** The words for a time-out. */
  static String overrun(Duration timeout) {
    String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
    return "Task timed out after " + seconds + " seconds";
  }

  /**
   * The process of the function ended.
   *
   * @param status above 128 when a signal ended it
   */
  static InvocationResult exited(String requestId, int status) {
    String how =
        switch (status) {
          case 0 -> " without providing a reason";
          case 134 -> " with error: signal: aborted (core dumped)";
          case KILLED -> " with error: signal: killed";
          case 139 -> " with error: signal: segmentation fault (core dumped)";
          case 143 -> " with error: signal: terminated";
          default -> " with error: exit status " + status;
        };
    return failed(EXITED, "RequestId: " + requestId + " Error: Runtime exited" + how).notReusable();
  }

  /** A fault ended it: its time was over, or its process killed. */
  static InvocationResult interrupted(FaultKind kind, String requestId, Duration timeout) {
    return kind == FaultKind.TIMEOUT ? timedOut(requestId, timeout) : exited(requestId, KILLED);
  }

  boolean failed() {
    return functionError != null;
  }

  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  InvocationResult notReusable() {
    return new InvocationResult(payload, functionError, errorType, false);
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
