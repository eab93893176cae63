package dev.baton.console.bench;

import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Decision;
import dev.baton.console.session.Document;
import dev.baton.console.session.Documents;
import dev.baton.console.session.Samples;
import dev.baton.console.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the stages of document-processing on the embedded cloud: milliseconds, bytes of state
 * and bytes of claim checks, for the samples and for documents that are much larger. Documents run
 * one after the other, and once before, so that classes are loaded and compiled.
 */
public final class DocumentsBench {
  private static final long SEED = 1;
  private static final int LARGE_ROWS = 3_000;
  private static final int LONG_LINE_WORDS = 180_000;
  private static final int HEADINGS = 20_000;

  private final Path samples;
  private final Path assembly;
  private final Terminal terminal;

  /**
   * @param samples the folder of documents with their expected.json
   */
  public DocumentsBench(Path samples, Path assembly, Terminal terminal) {
    this.samples = samples;
    this.assembly = assembly;
    this.terminal = terminal;
  }

  /** Prints one JSON line for each stage of each set of documents. */
  public int run(int times, DataFolder data) {
    try (Session session = new Session(assembly, new CloudSettings(data, List.of(), SEED), null)) {
      session.documents(once("warm-up"));
      StageMeter meter = new StageMeter();
      session.cloud().door().observe(meter);
      for (int i = 0; i < times; i++) {
        for (Document document : once("measured-" + i)) {
          run(session, document);
        }
      }
      print("samples", meter);
      for (Document document : large()) {
        run(session, document);
        print(document.label(), meter);
      }
    }
    return 0;
  }

  private static void run(Session session, Document document) {
    if (session.documents(List.of(document)).isEmpty()) {
      throw Failure.failed("nothing became of " + document.label());
    }
  }

  private void print(String set, StageMeter meter) {
    meter.drain(set).forEach(row -> terminal.out().println(Json.text(row)));
  }

  private List<Document> once(String run) {
    return Samples.read(samples, run).documents().stream()
        .filter(document -> document.repeats() == null)
        .toList();
  }

  private static List<Document> large() {
    try {
      Path folder = Files.createTempDirectory("baton-bench");
      List<Path> files = new ArrayList<>();
      files.add(Files.writeString(folder.resolve("large-lab-report.txt"), labReport()));
      files.add(Files.writeString(folder.resolve("one-line.txt"), "word ".repeat(LONG_LINE_WORDS)));
      files.add(
          Files.writeString(
              folder.resolve("headings.txt"), "DISCHARGE SUMMARY\n\n".repeat(HEADINGS)));
      Documents documents = new Documents("large", folder);
      files.forEach(file -> documents.add(file, Decision.EXPIRE));
      files.forEach(file -> file.toFile().deleteOnExit());
      folder.toFile().deleteOnExit();
      return documents.all();
    } catch (IOException e) {
      throw Failure.failed("no documents could be written: " + e.getMessage(), e);
    }
  }

  private static String labReport() {
    StringBuilder text =
        new StringBuilder(
            """
            LABORATORY REPORT

            Patient name: Ann Example
            Patient ID: 4711
            Specimen: Serum
            Collected: 2026-03-12

            Test            Result   Unit      Reference range
            """);
    for (int i = 0; i < LARGE_ROWS; i++) {
      text.append(
          String.format(Locale.ROOT, "Potassium       4.%d      mmol/L    3.5 - 5.1%n", i % 10));
    }
    return text.toString();
  }
}
