package dev.baton.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of another program: what it wrote and how it ended. */
public record ToolRun(int exit, String out, String err) {

  /** Runs a command in a folder, with variables added to the environment, for at most 5 minutes. */
  public static ToolRun of(Path folder, Map<String, String> environment, List<String> command) {
    return of(folder, environment, command, 5);
  }

  /** Runs a command in a folder, with variables added to the environment, for so many minutes. */
  public static ToolRun of(
      Path folder, Map<String, String> environment, List<String> command, int minutes) {
    try {
      Path out = Files.createTempFile("baton-test", ".out");
      Path err = Files.createTempFile("baton-test", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("did not end within " + minutes + " minutes: " + command);
      }
      ToolRun run = new ToolRun(process.exitValue(), text(out), text(err));
      Files.delete(out);
      Files.delete(err);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + command, e);
    }
  }

  /** Runs a command at the root of the repository. */
  public static ToolRun atRoot(String... command) {
    return of(Repository.root(), Map.of(), List.of(command));
  }

  /** Whether a program of this name is on the PATH. */
  public static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** All that was written, for messages. */
  public String text() {
    return out + err;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
