package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.documentprocessing.ReceiveDocumentResult.Group;
import dev.baton.documents.reading.DocumentReader;
import dev.baton.documents.reading.Line;
import dev.baton.documents.reading.Marks;
import dev.baton.documents.reading.Reading;
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
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an upload by what it holds, and leaves its text and its groups of sections in S3. */
public final class ReceiveDocumentHandler implements RequestStreamHandler {
  private final DocumentSource source;
  private final ClaimCheck claims;
  private final long maxBytes;
  private final Telemetry telemetry;

  public ReceiveDocumentHandler() {
    this(DocumentsSettings.forFiles(System.getenv()));
  }

  private ReceiveDocumentHandler(DocumentsSettings settings) {
    this(
        settings.source(),
        settings.claims(),
        settings.maxBytes(),
        Telemetry.of(ReceiveDocumentHandler.class, Clock.systemUTC()));
  }

  ReceiveDocumentHandler(
      DocumentSource source, ClaimCheck claims, long maxBytes, Telemetry telemetry) {
    this.source = source;
    this.claims = claims;
    this.maxBytes = maxBytes;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ReceiveDocumentRequest.class, telemetry, this::receive);
  }

  private ReceiveDocumentResult receive(ReceiveDocumentRequest request) {
    if (request.document().size() > maxBytes) {
      throw new ValidationException(ReasonCode.TOO_LARGE);
    }
    source.requirePresent(request.document());
    Path file = null;
    Path text = null;
    try {
      file = Files.createTempFile("document", ".bin");
      text = Files.createTempFile("document", ".txt");
      source.download(request.document(), file);
      Reading reading = new DocumentReader(maxBytes).read(file);
      return left(request.executionName(), reading, text);
    } catch (IOException e) {
      throw new ResourceException("disk", "the function's own disk could not be used");
    } finally {
      delete(file);
      delete(text);
    }
  }

  private ReceiveDocumentResult left(String executionName, Reading reading, Path file)
      throws IOException {
    Notation.Evidence evidence = new Notation.Evidence();
    reading.lines().forEach(line -> evidence.add(line.text()));
    Notation notation = evidence.notation();
    write(reading.lines(), file);
    ObjectRef text =
        claims.putFile(WorkKeys.text(executionName), file, "text/plain; charset=utf-8");
    claims.putJson(
        WorkKeys.reading(executionName),
        new ReadingSummary(
            reading.format(),
            reading.pages(),
            reading.announcedPages(),
            Marks.in(reading.lines()),
            notation));
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
        Map.of("format", reading.format(), "pages", reading.pages(), "groups", groups.size()));
    return new ReceiveDocumentResult(
        reading.format(), reading.pages(), reading.characters(), text, groups, reading.quality());
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
