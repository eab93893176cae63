package dev.baton.cloud.function.host;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a function finds around it; known by thread, and inherited by the threads that
 * the function starts.
 *
 * @param output where standard output and error go
 */
public record Surroundings(Map<String, String> environment, Clock clock, OutputStream output) {
  private static final InheritableThreadLocal<@Nullable Surroundings> CURRENT =
      new InheritableThreadLocal<>();

  /** Makes these the surroundings of the present thread and those it starts. */
  public void enter() {
    CURRENT.set(this);
  }

  static @Nullable Surroundings current() {
    return CURRENT.get();
  }
}
