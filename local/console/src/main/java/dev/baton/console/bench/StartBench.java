package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures fresh JVMs from their start to the first line of {@link FirstResult}. */
public final class StartBench {
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private final Terminal terminal;

  public StartBench(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one JSON line without and one with the cache; each is of so many JVMs. */
  public int run(int times) {
    try {
      Path folder = Files.createTempDirectory("baton-start");
      try {
        String classPath = Jars.classPath(folder);
        terminal.out().println(row("none", command(classPath), times));
        Path cache = folder.resolve("first-result.aot");
        train(classPath, cache);
        terminal.out().println(row("own", command(classPath, "-XX:AOTCache=" + cache), times));
      } finally {
        Jars.delete(folder);
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void train(String classPath, Path cache) {
    terminal.err().println("baton: building the cache of classes");
    List<String> training =
        command(
            classPath, "-XX:AOTCacheOutput=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr");
    StringWriter said = new StringWriter();
    Jvm.Finished finished = Jvm.run(training, new PrintWriter(said));
    if (finished.exit() != 0 || !Files.exists(cache)) {
      throw Failure.failed("this JDK built no cache of classes: " + said);
    }
  }

  private static List<String> command(String classPath, String... more) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(List.of(more));
    return Jvm.command(classPath, flags, FirstResult.class, List.of());
  }

  private static String row(String cache, List<String> command, int times) throws IOException {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      millis[i] = once(command);
    }
    Arrays.sort(millis);
    ObjectNode row = Json.object().put("bench", "start").put("aotCache", cache);
    row.put("processes", times).put("medianMs", Math.round(millis[times / 2]));
    row.put("fastestMs", Math.round(millis[0])).put("slowestMs", Math.round(millis[times - 1]));
    return Json.text(row);
  }

  private static double once(List<String> command) throws IOException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String first = lines.readLine();
      double millis = (System.nanoTime() - begin) / 1e6;
      if (!"{\"total\":42}".equals(first)) {
        throw Failure.failed("a fresh JVM printed '%s'".formatted(first));
      }
      return millis;
    }
  }
}
