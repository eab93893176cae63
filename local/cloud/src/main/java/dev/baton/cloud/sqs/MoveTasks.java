package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.clock.Hold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves what a dead-letter queue holds back to where it came from, or to a queue that is named:
 * "Dead-letter queue redrive" of the SQS developer guide. Guarded by itself.
 */
final class MoveTasks {
  private static final int MOST_SHOWN = 10;

  private final Queues queues;
  private final Messages messages;
  private final List<Task> tasks = new ArrayList<>();

  MoveTasks(Queues queues) {
    this.queues = queues;
    this.messages = new Messages(queues.elastic());
  }

  private static final class Task {
    final Queue source;
    final @Nullable Queue destination;
    final int mostPerSecond;
    final long started;
    final String handle;
    long toMove;
    long moved;
    String status = "RUNNING";
    @Nullable String failure;

    Task(Queue source, @Nullable Queue destination, int mostPerSecond, long started, String id) {
      this.source = source;
      this.destination = destination;
      this.mostPerSecond = mostPerSecond;
      this.started = started;
      String text = Json.object().put("taskId", id).put("sourceArn", source.arn()).toString();
      handle = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean running() {
      return status.equals("RUNNING");
    }
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "StartMessageMoveTask", (params, request) -> start(params),
        "CancelMessageMoveTask", (params, request) -> cancel(params),
        "ListMessageMoveTasks", (params, request) -> list(params));
  }

  private Queue named(Params params, String member) {
    Queue queue = queues.byArn(params.text(member));
    if (queue == null || !queue.arn().equals(params.text(member))) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "The resource that you specified for the " + member + " parameter doesn't exist.");
    }
    return queue;
  }

  private JsonNode start(Params params) {
    Queue source = named(params, "SourceArn");
    Queue destination = params.has("DestinationArn") ? named(params, "DestinationArn") : null;
    if (!queues.isDeadLetterQueue(source)) {
      throw AwsException.badRequest(
          "InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
    }
    NumberParameter rate = NumberParameter.MOVES_PER_SECOND;
    int most = rate.isIn(params) ? rate.of(params, 0) : 0;
    Task task =
        new Task(source, destination, most, queues.elastic().millis(), queues.elastic().newId());
    synchronized (this) {
      if (tasks.stream().anyMatch(each -> each.source == source && each.running())) {
        throw AwsException.badRequest(
            "UnsupportedOperation",
            "There is already a task running. Only one active task is allowed for a source queue"
                + " arn at a given time.");
      }
      task.toMove = queues.visible(source);
      tasks.addFirst(task);
    }
    goOn(task);
    return Json.object().put("TaskHandle", task.handle);
  }

  private void goOn(Task task) {
    Hold hold = queues.clock().hold("messages moved from " + task.source.name());
    Thread.ofVirtual()
        .name("move-" + task.source.name())
        .start(
            () -> {
              try (hold) {
                move(task);
              }
            });
  }

  /** Moves batch after batch; what may go in a second only, and goes on in the next one. */
  private void move(Task task) {
    long before = task.moved;
    while (task.running()) {
      long left = task.mostPerSecond == 0 ? 10 : before + task.mostPerSecond - task.moved;
      if (left <= 0) {
        queues.clock().at(queues.clock().now().plus(Duration.ofSeconds(1)), () -> goOn(task));
        return;
      }
      List<Messages.Incoming> batch =
          messages.receive(task.source, (int) Math.min(10, left), 30, Duration.ZERO, null);
      if (batch.isEmpty()) {
        end(task, "COMPLETED", null);
      }
      batch.forEach(message -> move(task, message));
    }
  }

  private void move(Task task, Messages.Incoming message) {
    Queue to = task.destination == null ? origin(message) : task.destination;
    if (to == null) {
      boolean _ = messages.hide(task.source, message.receipt(), 0);
      end(task, "FAILED", "CouldNotDetermineMessageSource");
    } else if (task.running()) {
      Messages.Incoming _ = messages.send(to, message.again());
      boolean _ = messages.delete(task.source, message.receipt());
      synchronized (this) {
        task.moved++;
      }
    }
  }

  private @Nullable Queue origin(Messages.Incoming message) {
    String arn = message.systemAttributes(queues).get("DeadLetterQueueSourceArn");
    return arn == null ? null : queues.byArn(arn);
  }

  private synchronized void end(Task task, String status, @Nullable String failure) {
    if (task.running()) {
      task.status = status;
      task.failure = failure;
    }
  }

  private synchronized JsonNode cancel(Params params) {
    String handle = params.text("TaskHandle");
    for (Task task : tasks) {
      if (task.handle.equals(handle) && task.running()) {
        end(task, "CANCELLED", null);
        return Json.object().put("ApproximateNumberOfMessagesMoved", task.moved);
      }
    }
    throw new AwsException(404, "ResourceNotFoundException", "Task does not exist.");
  }

  private JsonNode list(Params params) {
    Queue source = named(params, "SourceArn");
    int most = Math.clamp(params.numberOr("MaxResults", 1), 1, MOST_SHOWN);
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Results");
    synchronized (this) {
      tasks.stream()
          .filter(each -> each.source == source)
          .limit(most)
          .forEach(each -> results.add(shown(each)));
    }
    return answer;
  }

  private static ObjectNode shown(Task task) {
    ObjectNode shown = Json.object().put("Status", task.status);
    if (task.running()) {
      shown.put("TaskHandle", task.handle);
    }
    shown.put("SourceArn", task.source.arn());
    if (task.destination != null) {
      shown.put("DestinationArn", task.destination.arn());
    }
    if (task.mostPerSecond > 0) {
      shown.put("MaxNumberOfMessagesPerSecond", task.mostPerSecond);
    }
    shown.put("ApproximateNumberOfMessagesMoved", task.moved);
    shown.put("ApproximateNumberOfMessagesToMove", task.toMove);
    if (task.failure != null) {
      shown.put("FailureReason", task.failure);
    }
    return shown.put("StartedTimestamp", task.started);
  }
}
