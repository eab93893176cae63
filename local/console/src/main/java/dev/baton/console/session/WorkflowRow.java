package dev.baton.console.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.live.Json;
import dev.baton.engine.Execution;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input of a workflow.
 *
 * @param execution null when no execution was started
 * @param problem why none was started; null when one was
 * @param document the row of the document, where the workflow is about documents
 */
public record WorkflowRow(
    String file,
    @Nullable Execution execution,
    int transitions,
    @Nullable String problem,
    @Nullable Row document) {

  /** Whether the execution ended well. */
  public boolean succeeded() {
    return execution != null && execution.status().name().equals("SUCCEEDED");
  }

  /** Why it has no output. */
  public String why() {
    return execution == null
        ? String.valueOf(problem)
        : execution.error() + ": " + execution.cause();
  }

  /** The row as {@code --json} prints it. */
  public ObjectNode json() {
    if (document != null) {
      return document.json();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file);
    json.put("executionArn", execution == null ? null : execution.arn());
    json.put("status", execution == null ? null : execution.status().name());
    String output = execution == null ? null : execution.output();
    json.set("output", output == null ? json.nullNode() : Json.parse(output));
    json.put("error", execution == null ? null : execution.error());
    json.put("cause", execution == null ? problem : execution.cause());
    json.put("transitions", transitions);
    return json;
  }
}
