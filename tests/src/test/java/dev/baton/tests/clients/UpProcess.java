package dev.baton.tests.clients;

import dev.baton.tests.Repository;
import dev.baton.tests.cloud.SynthesizedAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code baton up} with the product's own assembly, in a process of its own, as a user has it. */
final class UpProcess implements AutoCloseable {
  private final Process process;
  private final URI endpoint;
  private final Path errors;

  UpProcess(String... options) throws IOException {
    Path folder = Files.createDirectories(Repository.at("tests/target/up"));
    Path data = Files.createTempDirectory(folder, "data");
    errors = data.resolveSibling(data.getFileName() + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.baton.console.Baton", "up", "--port", "0"));
    command.addAll(List.of("--template", SynthesizedAssembly.folder().toString()));
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(options));
    process =
        new ProcessBuilder(command)
            .directory(Repository.root().toFile())
            .redirectError(errors.toFile())
            .start();
    String first = process.inputReader().readLine();
    if (first == null || !first.startsWith("baton is up at ")) {
      process.destroyForcibly();
      throw new AssertionError("baton is not up: " + first + "\n" + said());
    }
    endpoint = URI.create(first.substring("baton is up at ".length()));
  }

  URI endpoint() {
    return endpoint;
  }

  /** What it wrote for people. */
  String said() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells it to end and waits for that, for so long at most; whether it ended. */
  boolean ends(Duration most) throws InterruptedException {
    process.destroy();
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
