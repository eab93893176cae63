package dev.baton.cloud.function.isolated;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a function's process said of an invocation, or of its own start.
 *
 * @param errorType null when it went well, else as the runtime names it
 */
public record Outcome(byte[] payload, @Nullable String errorType) {

  /** Of an answer that is larger than Lambda takes. */
  static Outcome tooLarge() {
    String type = "Function.ResponseSizeTooLarge";
    String failure =
        "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size (6291556"
            + " bytes).\",\"errorType\":\""
            + type
            + "\"}";
    return new Outcome(failure.getBytes(StandardCharsets.UTF_8), type);
  }

  public boolean failed() {
    return errorType != null;
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
