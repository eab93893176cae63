package dev.baton.console.bench;

import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts another JVM of the kind this one is, with the same classes. */
final class Jvm {
  /** The exit code of a JVM whose heap was too small, with the flags of {@link #withHeap}. */
  static final int HEAP_TOO_SMALL = 3;

  private Jvm() {}

  /**
   * What suits an engine that does one thing at a time on a small machine: the collector without
   * threads of its own, and a heap of a fixed size, for a JVM takes what it is given.
   *
   * @param megabytes of the whole heap
   * @param young megabytes of it for what was just made
   */
  static List<String> withHeap(int megabytes, int young) {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xms%dm".formatted(megabytes),
        "-Xmx%dm".formatted(megabytes),
        "-Xmn%dm".formatted(young),
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData");
  }

  static List<String> command(List<String> flags, Class<?> main, List<String> arguments) {
    return command(System.getProperty("java.class.path"), flags, main, arguments);
  }

  static List<String> command(
      String classPath, List<String> flags, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Runs it to its end; what it prints on stderr is passed on then. */
  static Finished run(List<String> command, PrintWriter err) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      String output = text(process.getInputStream());
      err.print(text(process.getErrorStream()));
      err.flush();
      return new Finished(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw Failure.failed("cannot run '%s': %s".formatted(command.get(0), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted", e);
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What became of a process. */
  record Finished(int exit, String output) {}
}
