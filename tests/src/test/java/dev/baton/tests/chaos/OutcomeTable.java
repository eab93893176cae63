package dev.baton.tests.chaos;

import dev.baton.cloud.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of each run: way, effect, fault, outcome. */
final class OutcomeTable {
  private static final String ROW = "%-46s %-48s %-14s %s";
  private static final int RUNS_PER_NOTE = 50;

  private final List<String> rows = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  int rows() {
    return rows.size();
  }

  /** A way without any fault but those that lead there. */
  void way(Scenario scenario, String outcome) {
    add(scenario, "-", "-", outcome);
  }

  void struck(Scenario scenario, Effect effect, FaultKind kind, int occurrence, String outcome) {
    add(scenario, effect.toString(), kind.spelling() + "@" + occurrence, outcome);
  }

  /** A run with faults drawn at random. */
  void drawn(Scenario scenario, long seed, List<String> faults, String outcome) {
    add(scenario, String.join(", ", faults), "seed " + seed, outcome);
  }

  private void add(Scenario scenario, String effect, String fault, String outcome) {
    rows.add(String.format(Locale.ROOT, ROW, scenario, effect, fault, outcome));
    outcomes.merge(outcome.startsWith("FAILED") ? "FAILED" : outcome, 1, Integer::sum);
    if (rows.size() % RUNS_PER_NOTE == 0) {
      System.out.println(rows.size() + " runs, " + outcomes.getOrDefault("FAILED", 0) + " failed");
    }
  }

  /** Writes the table, and prints it with the number of runs of each outcome. */
  void write(Path file) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, ROW, "way", "state or function / effect", "fault", "outcome"));
    rows.forEach(row -> text.append('\n').append(row));
    text.append("\n\n").append(rows.size()).append(" runs\n");
    outcomes.forEach(
        (outcome, count) -> text.append(String.format(Locale.ROOT, "%6d  %s%n", count, outcome)));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(text);
  }
}
