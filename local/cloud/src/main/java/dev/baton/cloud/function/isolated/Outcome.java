package dev.baton.cloud.function.isolated;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a function's process said of an invocation, or of its own start.
 *
 * @param errorType null when it went well, else as the runtime names it
 */
public record Outcome(byte[] payload, @Nullable String errorType) {

  public boolean failed() {
    return errorType != null;
  }

  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
