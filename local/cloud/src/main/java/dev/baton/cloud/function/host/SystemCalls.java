package dev.baton.cloud.function.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for the members of {@link System} that functions must not reach. */
public final class SystemCalls {
  /** Standard output of whichever function writes. */
  public static final PrintStream out =
      new PrintStream(new OutputOfThread(), true, StandardCharsets.UTF_8);

  /** Standard error: the same log, as on AWS. */
  public static final PrintStream err = out;

  private SystemCalls() {}

  /** Whether the present thread belongs to a function. */
  public static boolean isFunction() {
    return Surroundings.current() != null;
  }

  public static @Nullable String getenv(String name) {
    Surroundings surroundings = Surroundings.current();
    return surroundings == null ? null : surroundings.variable(name);
  }

  public static Map<String, String> getenv() {
    Surroundings surroundings = Surroundings.current();
    return surroundings == null ? Map.of() : surroundings.environmentOfInvocation();
  }

  public static long currentTimeMillis() {
    return TimeCalls.clock().millis();
  }

  /** Ends the invocation instead of the machine. */
  public static void exit(int status) {
    throw new FunctionExit(status);
  }

  /** Writes to the log of the function to which the writing thread belongs. */
  private static final class OutputOfThread extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      Surroundings surroundings = Surroundings.current();
      if (surroundings != null) {
        surroundings.output().write(octets, from, length);
      }
    }
  }
}
