package dev.baton.cloud.function;

import dev.baton.cloud.function.isolated.RuntimeFiles;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the processes of all functions of a cloud have in common. Safe for threads. */
final class ProcessHost {
  private final Path folder;
  private final RuntimeFiles files;
  private final @Nullable EngineClock virtualClock;
  private final Map<Path, FunctionCode> codes = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /** More at a time would only take each other's processor, and Lambda's 10 s with it. */
  private final Semaphore starts =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  /**
   * Where the code of a function is.
   *
   * @param root the folder that is the task root
   * @param classPath what is not found through the root; empty for nothing
   */
  record FunctionCode(Path root, String classPath) {}

  /**
   * Prepares a folder.
   *
   * @throws UnsupportedOperationException on a machine for which AWS's runtime is not made
   */
  ProcessHost(Path folder, EngineClock clock) {
    this.folder = folder.toAbsolutePath();
    delete(folder);
    files = RuntimeFiles.in(this.folder.resolve("runtime"));
    virtualClock = clock instanceof VirtualClock ? clock : null;
  }

  Sandbox.Source source(FunctionSpec function, PlatformLog log, FunctionEnvironment environment) {
    return new ProcessSandbox.ProcessSource(function, log, environment, this);
  }

  RuntimeFiles files() {
    return files;
  }

  Semaphore starts() {
    return starts;
  }

  /** The clock whose time processes are given; null where that is the machine's. */
  @Nullable EngineClock virtualClock() {
    return virtualClock;
  }

  /** A folder for what one process writes. */
  Path newFolder() throws IOException {
    return Files.createDirectories(folder.resolve("process-" + made.incrementAndGet()));
  }

  /** The code of a function, as Lambda lays it out: a jar with jars in {@code lib} is unpacked. */
  FunctionCode code(Path asset) {
    return codes.computeIfAbsent(asset, this::layOut);
  }

  /** Looks again at the code of each function that is started from now on. */
  void forgetCode() {
    codes.clear();
  }

  /** Removes a folder; what cannot be removed is left to the next start. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // Something still writes there.
    }
  }

  private FunctionCode layOut(Path asset) {
    Path code = asset.toAbsolutePath();
    if (Files.isDirectory(code)) {
      return new FunctionCode(code, "");
    }
    try {
      Path root = Files.createDirectories(folder.resolve("code-" + made.incrementAndGet()));
      try (JarFile jar = new JarFile(code.toFile())) {
        boolean jars = jar.stream().anyMatch(entry -> entry.getName().matches("lib/[^/]+\\.jar"));
        if (!jars) {
          return new FunctionCode(root, code.toString());
        }
        unpack(jar, root);
        return new FunctionCode(root, "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The code " + code + " cannot be unpacked", e);
    }
  }

  private static void unpack(JarFile jar, Path root) throws IOException {
    for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      Path file = root.resolve(entry.getName()).normalize();
      if (!file.startsWith(root)) {
        throw new IOException(entry.getName() + " would be outside of the task root");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        try (var content = jar.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
  }
}
