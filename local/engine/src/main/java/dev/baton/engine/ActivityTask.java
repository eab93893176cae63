package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.run.TaskWork;
import org.jspecify.annotations.Nullable;

/** A task of an activity, on its way to a worker. */
public final class ActivityTask {
  private final String token;
  private final JsonNode input;
  private final TaskWork work;

  public ActivityTask(String token, JsonNode input, TaskWork work) {
    this.token = token;
    this.input = input;
    this.work = work;
  }

  public String token() {
    return token;
  }

  /** The input as JSON text. */
  public String input() {
    return Json.text(input);
  }

  boolean isOpen() {
    return work.isOpen();
  }

  /** A worker has it: the task's time begins to count. */
  void taken(@Nullable String workerName) {
    work.taken(workerName);
  }
}
