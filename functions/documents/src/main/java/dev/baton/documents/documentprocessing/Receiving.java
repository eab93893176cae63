package dev.baton.documents.documentprocessing;

import dev.baton.documents.documentprocessing.ReceiveDocumentResult.Group;
import dev.baton.documents.reading.DocumentReader;
import dev.baton.documents.reading.Line;
import dev.baton.documents.reading.Marks;
import dev.baton.documents.reading.Reading;
import dev.baton.documents.reading.RecognizedText;
import dev.baton.documents.reading.Scans;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.sections.Sections;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.documents.values.Notation;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.telemetry.Telemetry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an upload and leaves its text, its groups of sections and its scanned pages in S3. */
record Receiving(DocumentSource source, ClaimCheck claims, long maxBytes, Telemetry telemetry) {
  private static final int MOST_SCANS = 100;

  /**
   * What is to be read.
   *
   * @param keepsScans whether pages that are images are put aside for recognition
   */
  record Order(DocumentRef document, String executionName, boolean keepsScans) {}

  /** What was recognized in an upload's scanned pages, and where it is kept. */
  record Recognition(String folder, RecognizedText text) {}

  /** Reads an upload whose pages have text of their own. */
  ReceiveDocumentResult receive(Order order) {
    return receive(order, null);
  }

  /** Reads an upload with the text that was recognized in its scanned pages. */
  ReceiveDocumentResult receive(Order order, @Nullable Recognition recognized) {
    if (order.document().size() > maxBytes) {
      throw new ValidationException(ReasonCode.TOO_LARGE);
    }
    source.requirePresent(order.document());
    Path file = null;
    Path text = null;
    try {
      file = Files.createTempFile("document", ".bin");
      text = Files.createTempFile("document", ".txt");
      source.download(order.document(), file);
      Reading reading =
          new DocumentReader(maxBytes).read(file, recognized == null ? null : recognized.text());
      ObjectRef scans = recognized == null ? scans(order, reading, file) : null;
      summarize(order.executionName(), reading, recognized == null ? null : recognized.folder());
      return left(order.executionName(), reading, text, scans);
    } catch (IOException e) {
      throw new ResourceException("disk", "the function's own disk could not be used");
    } finally {
      delete(file);
      delete(text);
    }
  }

  // Too many of them would cost more than a person who looks.
  private @Nullable ObjectRef scans(Order order, Reading reading, Path file) throws IOException {
    List<Integer> images = reading.pages().images();
    if (!order.keepsScans() || images.isEmpty() || images.size() > MOST_SCANS) {
      return null;
    }
    Path copy = Files.createTempFile("scans", ".pdf");
    try {
      Scans.copy(file, images, copy);
      return claims.putFile(WorkKeys.scans(order.executionName()), copy, "application/pdf");
    } finally {
      delete(copy);
    }
  }

  private void summarize(String executionName, Reading reading, @Nullable String recognized) {
    claims.putJson(
        WorkKeys.reading(executionName),
        new ReadingSummary(
            reading.format(),
            reading.pages().count(),
            reading.pages().announced(),
            Marks.in(reading.lines()),
            notation(reading),
            recognized));
  }

  private static Notation notation(Reading reading) {
    Notation.Evidence evidence = new Notation.Evidence();
    reading.lines().forEach(line -> evidence.add(line.text()));
    return evidence.notation();
  }

  private ReceiveDocumentResult left(
      String executionName, Reading reading, Path file, @Nullable ObjectRef scans)
      throws IOException {
    Notation notation = notation(reading);
    write(reading.lines(), file);
    ObjectRef text =
        claims.putFile(WorkKeys.text(executionName), file, "text/plain; charset=utf-8");
    List<Group> groups = new ArrayList<>();
    for (List<Section> sections : Sections.groups(Sections.of(reading.lines()))) {
      int index = groups.size();
      ObjectRef ref =
          claims.putJson(
              WorkKeys.group(executionName, index), new SectionGroup(index, notation, sections));
      groups.add(new Group(index, ref, sections.size()));
    }
    telemetry.info(
        "The document was read.",
        Map.of(
            "format", reading.format(), "pages", reading.pages().count(), "groups", groups.size()));
    return new ReceiveDocumentResult(
        reading.format(),
        new ReceiveDocumentResult.Pages(
            reading.pages().count(), reading.pages().images().size(), scans),
        reading.characters(),
        text,
        groups,
        reading.quality());
  }

  // Written to disk first, so that the text is in memory as lines and not once more as one string.
  private static void write(List<Line> lines, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      int page = 1;
      for (Line line : lines) {
        for (; page < line.page(); page++) {
          writer.write('\f');
        }
        writer.write(line.text());
        writer.write('\n');
      }
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What is left goes with the function's instance.
    }
  }
}
