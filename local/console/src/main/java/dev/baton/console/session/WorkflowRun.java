package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.live.Json;
import dev.baton.console.project.Slug;
import dev.baton.engine.Execution;
import dev.baton.engine.clock.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Executions of a workflow, each from an input of its own or from an event that starts them. */
public final class WorkflowRun {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LocalCloud cloud;
  private final Observer observer;
  private final Slug slug;
  private final Decision decision;

  WorkflowRun(LocalCloud cloud, Observer observer, Slug slug, Decision decision) {
    this.cloud = cloud;
    this.observer = observer;
    this.slug = slug;
    this.decision = decision;
  }

  /** Reads an input; it must be JSON. */
  public static JsonNode read(Path file) {
    try {
      JsonNode value = Json.parse(Files.readString(file));
      if (value.isMissingNode()) {
        throw Failure.usage("'%s' is not JSON: an input is one JSON value".formatted(file));
      }
      return value;
    } catch (IOException e) {
      throw Failure.usage("there is no readable file '%s'".formatted(file));
    }
  }

  /** Runs the input to its end; an event may start several executions, or none. */
  List<WorkflowRow> run(String label, JsonNode input) {
    Reviewer reviewer = Reviewer.watch(cloud, observer, subject -> decision);
    Set<String> before = arns();
    try (Hold hold = cloud.clock().hold("starting")) {
      if (isEvent(input)) {
        deliver(input);
      } else {
        start(input);
      }
    }
    cloud.cloud().awaitIdle();
    reviewer.check();
    List<WorkflowRow> rows = new ArrayList<>();
    for (Observer.Seen seen : observer.executions()) {
      if (!before.contains(seen.arn()) && !seen.isChild()) {
        rows.add(row(label, seen));
      }
    }
    if (rows.isEmpty()) {
      rows.add(nothingStarted(label));
    }
    return rows;
  }

  private WorkflowRow row(String label, Observer.Seen seen) {
    Execution execution = cloud.cloud().engine().describe(seen.arn());
    Row document =
        isAboutDocuments() ? new DocumentRows(cloud, observer).of(document(label), seen) : null;
    return new WorkflowRow(label, execution, seen.transitions().get(), null, document);
  }

  private WorkflowRow nothingStarted(String label) {
    Observer.DeadLetter letter = observer.lastDeadLetter();
    String problem = letter == null ? "no execution was started" : letter.sentence();
    Row document =
        isAboutDocuments()
            ? new DocumentRows(cloud, observer).neverStarted(document(label), letter)
            : null;
    return new WorkflowRow(label, null, 0, problem, document);
  }

  private boolean isAboutDocuments() {
    return slug.text().equals("document-processing");
  }

  private Document document(String label) {
    return new Document(label, label, Path.of(label), label, decision, null, null);
  }

  private Set<String> arns() {
    return observer.executions().stream().map(Observer.Seen::arn).collect(Collectors.toSet());
  }

  private static boolean isEvent(JsonNode input) {
    return input.path("source").isTextual()
        && input.path("detail-type").isTextual()
        && input.has("detail");
  }

  private void start(JsonNode input) {
    ObjectNode request = JSON.objectNode();
    request.put("stateMachineArn", cloud.output(slug.pascal() + "StateMachineArn"));
    request.put("input", input.toString());
    JsonNode _ = cloud.client().call("states", "AWSStepFunctions.StartExecution", request);
  }

  /**
   * An event goes on Baton's bus. Only AWS may send events of its own services: such a one goes
   * into the intake queue, as the rule of the default bus would bring it there.
   */
  private void deliver(JsonNode event) {
    ObjectNode request = JSON.objectNode();
    if (event.path("source").asText().startsWith("aws.")) {
      request.put("QueueUrl", cloud.output("IntakeQueueUrl"));
      request.put("MessageBody", event.toString());
      JsonNode _ = cloud.client().call("sqs", "AmazonSQS.SendMessage", request);
      return;
    }
    request
        .putArray("Entries")
        .addObject()
        .put("EventBusName", cloud.output("EventBusName"))
        .put("Source", event.path("source").asText())
        .put("DetailType", event.path("detail-type").asText())
        .put("Detail", event.path("detail").toString());
    JsonNode answer = cloud.client().call("events", "AWSEvents.PutEvents", request);
    if (answer.path("FailedEntryCount").asInt() > 0) {
      JsonNode entry = answer.path("Entries").path(0);
      throw Failure.failed(
          "the bus refused the event: %s: %s"
              .formatted(entry.path("ErrorCode").asText(), entry.path("ErrorMessage").asText()));
    }
  }
}
