package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.ResultWriter;
import dev.baton.asl.text.Json;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.items.S3Access;
import dev.baton.engine.port.ServiceCallback;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Results that go to S3 in files of like status, in the order of the items, with a manifest beside
 * them (AWS guide: ResultWriter). What waits for an earlier item, and the file that is being
 * filled, is all that is held.
 */
final class ExportedResults implements MapResults {
  private final Track owner;
  private final ResultWriter writer;
  private final MapRunRecord mapRun;
  private final String bucket;
  private final String folder;
  private final Map<ResultFile.Group, ResultFile> files = new EnumMap<>(ResultFile.Group.class);
  private final Map<Integer, Line> waiting = new HashMap<>();
  private final Map<String, byte[]> unwritten = new HashMap<>();
  private final S3Access s3;
  private int next;
  private boolean inOrder = true;
  private int writing;
  private boolean manifestBegun;
  private int succeeded;
  private int succeededItems;
  private int failed;
  private int failedItems;
  private @Nullable String failure;
  private @Nullable Finish finish;

  /** What one child adds to a file. */
  private record Line(ResultFile.Group group, List<JsonNode> results) {}

  ExportedResults(Track owner, ResultWriter writer, MapRunRecord mapRun, JsonNode arguments) {
    this.owner = owner;
    this.writer = writer;
    this.mapRun = mapRun;
    s3 = new S3Access(owner.run.host.port(), TaskRunner.caller(owner));
    bucket = arguments.path("Bucket").asText();
    String prefix = arguments.path("Prefix").asText("");
    String id = mapRun.arn().substring(mapRun.arn().lastIndexOf(':') + 1);
    folder = (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + id + "/";
    for (ResultFile.Group group : ResultFile.Group.values()) {
      files.put(group, new ResultFile(group, writer.outputType(), folder));
    }
  }

  @Override
  public void add(ChildInput input, Run child) {
    List<JsonNode> results = ChildRecords.results(child, writer.transformation());
    if (child.status() == ExecutionStatus.SUCCEEDED) {
      succeeded++;
      succeededItems += input.items();
      put(input.index(), new Line(ResultFile.Group.SUCCEEDED, results));
    } else {
      failed++;
      failedItems += input.items();
      put(input.index(), new Line(ResultFile.Group.FAILED, results));
    }
  }

  @Override
  public void addPending(ChildInput input, String arn, String name) {
    put(
        input.index(),
        new Line(
            ResultFile.Group.PENDING, List.of(ChildRecords.pending(arn, name, input.value()))));
  }

  private void put(int index, Line line) {
    waiting.put(index, line);
    Line ready;
    while ((ready = waiting.remove(inOrder ? next : index)) != null) {
      next++;
      append(ready);
    }
  }

  private void append(Line line) {
    ResultFile file = Objects.requireNonNull(files.get(line.group()));
    line.results().forEach(file::append);
    if (file.isLarge()) {
      write(file);
    }
  }

  @Override
  public boolean wantsPending() {
    return true;
  }

  /** Files of what did not succeed are written anew; those of successes stay. */
  @Override
  public void again() {
    inOrder = false;
    finish = null;
    failure = null;
    manifestBegun = false;
    failed = 0;
    failedItems = 0;
    for (ResultFile.Group group : List.of(ResultFile.Group.FAILED, ResultFile.Group.PENDING)) {
      files.put(group, new ResultFile(group, writer.outputType(), folder));
    }
  }

  @Override
  public void finish(Finish end) {
    finish = end;
    Map<String, byte[]> left = Map.copyOf(unwritten);
    unwritten.clear();
    left.forEach(this::put);
    files.values().stream().filter(file -> !file.isEmpty()).forEach(this::write);
    proceed();
  }

  private void write(ResultFile file) {
    String key = file.key();
    put(key, file.close());
  }

  private void put(String key, byte[] content) {
    writing++;
    s3.put(
        bucket,
        key,
        content,
        new ServiceCallback() {
          @Override
          public void succeeded(JsonNode result) {
            owner.run.submit(() -> written());
          }

          @Override
          public void failed(String error, String cause) {
            owner.run.submit(() -> notWritten(key, content, cause));
          }
        });
  }

  private void written() {
    writing--;
    proceed();
  }

  /** What could not be written is tried again should the run be redriven. */
  private void notWritten(String key, byte[] content, String cause) {
    unwritten.put(key, content);
    failure = failure == null ? cause : failure;
    written();
  }

  private void proceed() {
    Finish end = finish;
    if (end == null || writing > 0) {
      return;
    }
    String manifest = folder + "manifest.json";
    if (failure != null) {
      finish = null;
      unwritten.remove(manifest);
      end.failed(Errors.RESULT_WRITER, failure);
    } else if (!manifestBegun) {
      manifestBegun = true;
      put(manifest, Json.text(manifest()).getBytes(StandardCharsets.UTF_8));
    } else {
      finish = null;
      manifestBegun = false;
      mapRun.written(succeededItems + failedItems, succeeded + failed);
      ObjectNode output = Json.object().put("MapRunArn", mapRun.arn());
      output.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", manifest);
      end.output(output);
    }
  }

  private ObjectNode manifest() {
    ObjectNode json = Json.object().put("DestinationBucket", bucket).put("MapRunArn", mapRun.arn());
    ObjectNode lists = json.putObject("ResultFiles");
    files.forEach((group, file) -> lists.set(group.name(), file.written()));
    return json;
  }
}
