package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** An exception as the Java runtime of Lambda reports it: without its cause. */
final class FailureJson {
  private static final Set<String> CALLERS =
      Set.of(Handler.class.getName(), ThreadSandbox.class.getName());

  private FailureJson() {}

  static ObjectNode of(Throwable thrown) {
    ObjectNode failure = JsonNodeFactory.instance.objectNode();
    if (thrown.getMessage() != null) {
      failure.put("errorMessage", thrown.getMessage());
    }
    failure.put("errorType", thrown.getClass().getName());
    ArrayNode stack = failure.putArray("stackTrace");
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (CALLERS.contains(frame.getClassName())) {
        break; // Below the handler stands only what called it.
      }
      stack.add(frame.toString().replaceFirst("^(?:[^/(]*/)+", ""));
    }
    return failure;
  }
}
