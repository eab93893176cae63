package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Replays cases through the API of an endpoint. What a case needs beyond its state machine, such as
 * functions, the endpoint must have: where it does not, the case differs.
 */
final class EndpointReplay {
  private static final long POLL_NANOS = 10_000_000;

  private final Endpoint endpoint;

  EndpointReplay(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  JsonNode run(RecordedCase recorded) {
    try {
      return switch (recorded.kind()) {
        case "eventPattern" -> matchEvent(recorded);
        case "execution", "startError" -> execute(recorded);
        case "testState", "testStateError" -> testState(recorded);
        case "variableReferences" -> references(recorded);
        case "validate" -> validate(recorded);
        case "createError" -> create(recorded);
        default -> throw new UnsupportedOperationException("Cases of kind " + recorded.kind());
      };
    } catch (Endpoint.Refused e) {
      return recorded.kind().equals("eventPattern")
          ? Json.object()
              .put("outcome", "exception")
              .put("code", e.code())
              .put("message", EventPatternReplay.withoutSource(String.valueOf(e.getMessage())))
          : Replays.error(recorded, e.code(), String.valueOf(e.getMessage()), e.operation());
    }
  }

  private JsonNode matchEvent(RecordedCase recorded) {
    ObjectNode request =
        Json.object().put("EventPattern", Json.text(recorded.json().path("eventPattern")));
    request.put("Event", Json.text(recorded.json().path("event")));
    boolean matches = endpoint.events("TestEventPattern", request).path("Result").asBoolean();
    return Json.object().put("outcome", matches ? "match" : "noMatch");
  }

  private ObjectNode machine(RecordedCase recorded) {
    ObjectNode machine = endpoint.machine(recorded.definition());
    JsonNode type = recorded.json().path("stateMachineType");
    return type.isTextual() ? machine.put("type", type.textValue()) : machine;
  }

  private JsonNode execute(RecordedCase recorded) {
    String machine = endpoint.create(machine(recorded));
    try {
      ObjectNode start = Json.object().put("stateMachineArn", machine);
      String input = recorded.input();
      if (input != null) {
        start.put("input", input);
      }
      boolean express = recorded.json().path("stateMachineType").asText().equals("EXPRESS");
      return express ? express(recorded, start) : standard(recorded, start);
    } finally {
      endpoint.delete(machine);
    }
  }

  /**
   * An express execution leaves no history that the API shows: its outcome is that of one which is
   * waited for, and its last event follows from the status.
   */
  private JsonNode express(RecordedCase recorded, ObjectNode start) {
    if (recorded.json().path("api").asText().equals("StartExecution(EXPRESS)")) {
      String arn = endpoint.states("StartExecution", start).path("executionArn").asText();
      if (!arn.contains(":express:")) {
        throw new IllegalStateException("The ARN of an express execution was " + arn);
      }
    }
    ObjectNode answer = outcome(endpoint.states("StartSyncExecution", start));
    if (recorded.expected().has("endEventType")) {
      answer.put("endEventType", endEvent(answer.path("status").asText()));
    }
    return answer;
  }

  private static String endEvent(String status) {
    return switch (status) {
      case "SUCCEEDED" -> "ExecutionSucceeded";
      case "FAILED" -> "ExecutionFailed";
      case "TIMED_OUT" -> "ExecutionTimedOut";
      default -> status;
    };
  }

  private JsonNode standard(RecordedCase recorded, ObjectNode start) {
    JsonNode arn = endpoint.states("StartExecution", start).path("executionArn");
    ObjectNode which = Json.object().set("executionArn", arn);
    JsonNode described = endpoint.states("DescribeExecution", which);
    while (described.path("status").asText().equals("RUNNING")) {
      LockSupport.parkNanos(POLL_NANOS);
      described = endpoint.states("DescribeExecution", which);
    }
    ObjectNode answer = outcome(described);
    if (recorded.expected().has("history")) {
      answer.set("history", history(which));
    }
    return answer;
  }

  private static ObjectNode outcome(JsonNode described) {
    ObjectNode answer = Json.object().set("status", described.get("status"));
    if (described.has("output")) {
      answer.set("output", Replays.decode(described.path("output").asText()));
    }
    for (String member : new String[] {"error", "cause"}) {
      if (described.has(member)) {
        answer.set(member, described.get(member));
      }
    }
    return answer;
  }

  private ArrayNode history(ObjectNode which) {
    ArrayNode history = JsonNodeFactory.instance.arrayNode();
    ObjectNode request = which.deepCopy().put("maxResults", 1_000);
    JsonNode page;
    do {
      page = endpoint.states("GetExecutionHistory", request);
      page.path("events").forEach(event -> history.add(event(event)));
      request.set("nextToken", page.path("nextToken"));
    } while (page.hasNonNull("nextToken"));
    return history;
  }

  private static ObjectNode event(JsonNode event) {
    ObjectNode json = Json.object();
    json.set("id", event.get("id"));
    json.set("previousEventId", event.get("previousEventId"));
    json.set("type", event.get("type"));
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      if (member.getValue() instanceof ObjectNode details) {
        json.put("detailsKey", member.getKey());
        json.set("details", Replays.decoded(details));
      }
    }
    return json;
  }

  private JsonNode testState(RecordedCase recorded) {
    ObjectNode request =
        recorded.json().path("request") instanceof ObjectNode given
            ? given.deepCopy()
            : Json.object();
    request.put("definition", recorded.definition());
    String input = recorded.input();
    if (input != null) {
      request.put("input", input);
    }
    if (!request.has("roleArn") && StateReplay.sendsRole(recorded, request.has("mock"))) {
      request.put("roleArn", endpoint.place().role());
    }
    return StateReplay.decoded((ObjectNode) endpoint.states("TestState", request));
  }

  private JsonNode references(RecordedCase recorded) {
    String machine = endpoint.create(machine(recorded));
    try {
      JsonNode described =
          endpoint.states("DescribeStateMachine", Json.object().put("stateMachineArn", machine));
      JsonNode references = described.path("variableReferences");
      return Json.object()
          .set("variableReferences", references.isMissingNode() ? Json.object() : references);
    } finally {
      endpoint.delete(machine);
    }
  }

  private JsonNode validate(RecordedCase recorded) {
    ObjectNode request = Json.object().put("definition", recorded.definition());
    request.put("type", recorded.json().path("stateMachineType").asText("STANDARD"));
    return endpoint.states("ValidateStateMachineDefinition", request);
  }

  private JsonNode create(RecordedCase recorded) {
    JsonNode request = recorded.json().path("request");
    ObjectNode machine = machine(recorded);
    request.properties().forEach(each -> machine.set(each.getKey(), each.getValue()));
    String arn;
    if (machine.remove("stateMachineArn") != null) {
      machine.remove("publish");
      arn = endpoint.create(machine);
      updateVersion(arn, recorded, request.path("publish").asBoolean());
    } else {
      arn = endpoint.create(machine);
      String code = recorded.expected().path("apiError").path("code").asText();
      if (code.equals("StateMachineAlreadyExists")) {
        machine.put("definition", recorded.json().path("definition").toPrettyString());
        endpoint.create(machine);
      }
    }
    return Json.object().put("created", arn);
  }

  /**
   * The recorded call names the second of two versions; in its refusal stands the name that the
   * case has for the state machine.
   */
  private void updateVersion(String arn, RecordedCase recorded, boolean publish) {
    ObjectNode first = Json.object().put("stateMachineArn", arn);
    endpoint.states("PublishStateMachineVersion", first);
    ObjectNode second = first.deepCopy().put("publish", true);
    endpoint.states("UpdateStateMachine", second.put("definition", recorded.definition() + " "));
    ObjectNode update = Json.object().put("stateMachineArn", arn + ":2");
    update.put("definition", recorded.definition()).put("publish", publish);
    try {
      endpoint.states("UpdateStateMachine", update);
    } catch (Endpoint.Refused e) {
      String named = recorded.json().path("request").path("stateMachineArn").asText();
      String base = named.substring(0, named.lastIndexOf(':'));
      throw new Endpoint.Refused(
          e.code(), e.operation(), String.valueOf(e.getMessage()).replace(arn, base));
    }
  }
}
