package dev.baton.cloud.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Ended spans as lines of JSON in a file, which another command may read meanwhile. A file that
 * grows too long makes way for the next one and is kept beside it until then. Safe for threads.
 */
final class SpanFile implements SpanExporter {
  private static final long LONGEST = 64L * 1024 * 1024;

  private final Path file;
  private @Nullable OutputStream out;
  private long length;

  SpanFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized CompletableResultCode export(Collection<SpanData> spans) {
    try {
      for (SpanData span : spans) {
        byte[] line = (json(span) + "\n").getBytes(StandardCharsets.UTF_8);
        open().write(line);
        length += line.length;
        if (length > LONGEST) {
          closeFile();
          Files.move(
              file,
              file.resolveSibling(file.getFileName() + ".1"),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return CompletableResultCode.ofSuccess();
    } catch (IOException e) {
      return CompletableResultCode.ofExceptionalFailure(e);
    }
  }

  private OutputStream open() throws IOException {
    OutputStream present = out;
    if (present == null) {
      Files.createDirectories(file.getParent());
      present = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out = present;
      length = Files.size(file);
    }
    return present;
  }

  private void closeFile() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  private static ObjectNode json(SpanData span) {
    ObjectNode json = Json.object();
    json.put("traceId", span.getTraceId());
    json.put("spanId", span.getSpanId());
    if (span.getParentSpanContext().isValid()) {
      json.put("parentSpanId", span.getParentSpanId());
    }
    json.put("name", span.getName());
    json.put("kind", span.getKind().name());
    json.put("startTimeUnixNano", span.getStartEpochNanos());
    json.put("endTimeUnixNano", span.getEndEpochNanos());
    json.put("status", span.getStatus().getStatusCode().name());
    ObjectNode attributes = json.putObject("attributes");
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
    for (EventData event : span.getEvents()) {
      ObjectNode said =
          json.withArray("events")
              .addObject()
              .put("name", event.getName())
              .put("timeUnixNano", event.getEpochNanos());
      event.getAttributes().forEach((key, value) -> said.put(key.getKey(), value.toString()));
    }
    return json;
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public synchronized CompletableResultCode shutdown() {
    try {
      closeFile();
      return CompletableResultCode.ofSuccess();
    } catch (IOException e) {
      return CompletableResultCode.ofExceptionalFailure(e);
    }
  }
}
