package dev.baton.cloud.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the namespace AWS/States as Step Functions counts them ("Monitoring Step Functions
 * metrics using Amazon CloudWatch" of its developer guide), as lines in the embedded metric format,
 * beside those of the functions. One thread at a time writes, for all that wait. Safe for threads.
 */
public final class ExecutionMetrics implements AutoCloseable {
  private static final Map<String, String> ENDS =
      Map.of(
          "ExecutionSucceeded", "ExecutionsSucceeded",
          "ExecutionFailed", "ExecutionsFailed",
          "ExecutionTimedOut", "ExecutionsTimedOut",
          "ExecutionAborted", "ExecutionsAborted");

  private final Path file;
  private final Map<String, Instant> started = new ConcurrentHashMap<>();
  private final Queue<ObjectNode> lines = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Consumer<ObjectNode> follower = line -> {};
  private @Nullable FileChannel open;

  /**
   * @param file gets a line for each start and each end of an execution
   */
  public ExecutionMetrics(Path file) {
    this.file = file;
  }

  /** Tells somebody else of each line from now on. */
  public void follow(Consumer<ObjectNode> value) {
    follower = value;
  }

  /** Follows executions by their events. */
  public void accept(String executionArn, HistoryEvent event) {
    String end = ENDS.get(event.type());
    if (event.type().equals("ExecutionStarted")) {
      started.put(executionArn, event.timestamp());
      write(line(executionArn, event.timestamp(), "ExecutionsStarted", null));
    } else if (end != null) {
      Instant since = started.remove(executionArn);
      Duration took = since == null ? null : Duration.between(since, event.timestamp());
      write(line(executionArn, event.timestamp(), end, took));
    }
  }

  private static ObjectNode line(
      String executionArn, Instant at, String count, @Nullable Duration took) {
    String[] parts = executionArn.split(":", -1);
    parts[5] = "stateMachine";
    String machine = String.join(":", Arrays.copyOf(parts, 7));
    ObjectNode line = Json.object().put("StateMachineArn", machine).put(count, 1);
    ObjectNode meta = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
    ObjectNode directive = meta.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", "AWS/States");
    directive.putArray("Dimensions").addArray().add("StateMachineArn");
    ArrayNode metrics = directive.putArray("Metrics");
    metrics.addObject().put("Name", count).put("Unit", "Count");
    if (took != null) {
      line.put("ExecutionTime", took.toMillis());
      metrics.addObject().put("Name", "ExecutionTime").put("Unit", "Milliseconds");
    }
    return line;
  }

  private void write(ObjectNode line) {
    lines.add(line);
    while (!lines.isEmpty() && writing.tryLock()) {
      try {
        writeAll();
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be written", e);
      } finally {
        writing.unlock();
      }
    }
  }

  private void writeAll() throws IOException {
    StringBuilder text = new StringBuilder();
    for (ObjectNode line = lines.poll(); line != null; line = lines.poll()) {
      follower.accept(line);
      text.append(line).append('\n');
    }
    FileChannel channel = channel();
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private FileChannel channel() throws IOException {
    FileChannel channel = open;
    if (channel == null || !channel.isOpen()) {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      open = channel;
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      if (open != null) {
        open.close();
      }
    } finally {
      writing.unlock();
    }
  }
}
