package dev.baton.cloud.function.host;

import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
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

  private static volatile @Nullable Surroundings ofProcess;

  /** Where Lambda leaves the trace header for the SDK. */
  private static final String TRACE_VARIABLE = "_X_AMZN_TRACE_ID";

  private static final InheritableThreadLocal<@Nullable String> TRACE_HEADER =
      new InheritableThreadLocal<>();

  /** Makes these the surroundings of the present thread and those it starts. */
  public void enter() {
    CURRENT.set(this);
  }

  /** Makes these the surroundings of a whole process, which is one function's. */
  public void enterProcess() {
    ofProcess = this;
  }

  /** Sets the trace header of the present thread's invocation; null where nothing is traced. */
  public static void traceHeader(@Nullable String header) {
    TRACE_HEADER.set(header);
  }

  /** The environment with what is of the present invocation alone. */
  Map<String, String> environmentOfInvocation() {
    String header = TRACE_HEADER.get();
    if (header == null) {
      return environment;
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put(TRACE_VARIABLE, header);
    return all;
  }

  @Nullable String variable(String name) {
    return name.equals(TRACE_VARIABLE) ? TRACE_HEADER.get() : environment.get(name);
  }

  static @Nullable Surroundings current() {
    Surroundings own = CURRENT.get();
    return own == null ? ofProcess : own;
  }
}
