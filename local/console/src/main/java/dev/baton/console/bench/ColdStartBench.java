package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.cloud.function.isolated.RuntimeFiles;
import dev.baton.console.Terminal;
import dev.baton.console.bench.MeasuredProcess.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures each function from the start of its process to its first answer, beside a plain handler
 * in the same rounds; then what is left to do after a snapshot, and what a warm invocation takes in
 * time and memory.
 */
public final class ColdStartBench {
  private static final int WARM = 20;

  private final Terminal terminal;
  private final Path folder;
  private final RuntimeFiles files;

  /**
   * @param folder where the processes may write
   */
  public ColdStartBench(Terminal terminal, Path folder) {
    this.terminal = terminal;
    this.folder = folder;
    files = RuntimeFiles.in(folder);
  }

  /** A function with an invocation that it really got. */
  public record Case(Function function, byte[] payload) {}

  /** What one process took: milliseconds, of which some of a processor, and megabytes. */
  private record Sample(double ready, double first, double processor, double warm, double peak) {}

  /** What was left to do when a process went on from its snapshot. */
  private record Restored(double millis, long classes, long classesBefore) {}

  /** Prints a JSON line for each; the first is the plain handler, which the others are held to. */
  public int run(List<Case> cases, int rounds) {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      terminal.err().printf("baton: round %d of %d%n", round + 1, rounds);
      for (Case each : cases) {
        samples.computeIfAbsent(each.function().name(), name -> new ArrayList<>()).add(once(each));
      }
    }
    List<Sample> plain = samples.values().iterator().next();
    for (Case each : cases) {
      List<Sample> own = samples.getOrDefault(each.function().name(), List.of());
      terminal.out().println(Json.text(row(each, own, plain)));
    }
    return 0;
  }

  private Sample once(Case each) {
    try (MeasuredProcess process = process(each, null, false)) {
      double ready = process.awaitReady();
      double first = ready + process.invoke(each.payload());
      double processor = process.processorMillis();
      double[] warm = new double[WARM];
      for (int i = 0; i < WARM; i++) {
        warm[i] = process.invoke(each.payload());
      }
      Arrays.sort(warm);
      return new Sample(ready, first, processor, warm[WARM / 2], process.peakMegabytes());
    }
  }

  private MeasuredProcess process(Case each, @Nullable Path classLog, boolean snapshot) {
    return new MeasuredProcess(files, each.function(), folder, classLog, snapshot);
  }

  private Restored restored(Case each) {
    try {
      Path log = Files.createTempFile("baton-classes", ".log");
      try (MeasuredProcess process = process(each, log, true)) {
        process.awaitSnapshot();
        long before = lines(log);
        double from = process.sinceStart();
        process.restore();
        process.invoke(each.payload());
        return new Restored(process.sinceStart() - from, lines(log) - before, before);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode row(Case each, List<Sample> own, List<Sample> plain) {
    ObjectNode row = Json.object().put("bench", "coldstart");
    row.put("function", each.function().name()).put("processes", own.size());
    double first = median(own.stream().mapToDouble(Sample::first));
    double processor = median(own.stream().mapToDouble(Sample::processor));
    row.put("readyMs", Math.round(median(own.stream().mapToDouble(Sample::ready))));
    row.put("firstAnswerMs", Math.round(first)).put("processorMs", Math.round(processor));
    row.put("ofPlain", part(first, median(plain.stream().mapToDouble(Sample::first))));
    row.put(
        "processorOfPlain", part(processor, median(plain.stream().mapToDouble(Sample::processor))));
    Restored restored = restored(each);
    row.put("afterRestoreMs", Math.round(restored.millis()));
    row.put("afterRestoreClasses", restored.classes());
    row.put("snapshotClasses", restored.classesBefore());
    row.put("warmMs", part(median(own.stream().mapToDouble(Sample::warm)), 1));
    row.put("peakMegabytes", Math.round(median(own.stream().mapToDouble(Sample::peak))));
    return row.put("memory", each.function().memory());
  }

  private static double part(double value, double of) {
    return Math.round(value / of * 100) / 100.0;
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
