package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.state.ResultWriter.Transformation;
import dev.baton.asl.text.Json;
import dev.baton.engine.ExecutionStatus;
import java.time.Instant;
import java.util.List;

/** Puts the results of child executions in the form that a ResultWriter asks for. */
final class ChildRecords {
  private ChildRecords() {}

  /** What one child adds to the results; one that did not succeed is recorded as a whole. */
  static List<JsonNode> results(Run child, Transformation transformation) {
    JsonNode output = child.outputValue();
    if (transformation == Transformation.NONE
        || child.status() != ExecutionStatus.SUCCEEDED
        || output == null) {
      return List.of(record(child));
    }
    if (transformation == Transformation.FLATTEN && output instanceof ArrayNode array) {
      return java.util.stream.StreamSupport.stream(array.spliterator(), false).toList();
    }
    return List.of(output);
  }

  private static ObjectNode record(Run child) {
    ObjectNode json = Json.object();
    String cause = child.cause();
    String error = child.error();
    if (cause != null) {
      json.put("Cause", cause);
    }
    if (error != null) {
      json.put("Error", error);
    }
    json.put("ExecutionArn", child.arn()).put("Input", child.input());
    json.putObject("InputDetails").put("Included", true);
    json.put("Name", child.name());
    String output = child.output();
    if (output != null) {
      json.put("Output", output);
      json.putObject("OutputDetails").put("Included", true);
    }
    json.put("RedriveCount", child.redriveCount());
    json.put("RedriveStatus", child.redriveStatus().name());
    String reason = child.redriveStatusReason();
    if (reason != null) {
      json.put("RedriveStatusReason", reason);
    }
    json.put("StartDate", ContextObject.time(child.startDate().toEpochMilli()));
    json.put("StateMachineArn", child.stateMachineArn()).put("Status", child.status().name());
    Instant stop = child.stopDate();
    return stop == null ? json : json.put("StopDate", ContextObject.time(stop.toEpochMilli()));
  }

  /** A child that was never started. */
  static ObjectNode pending(String arn, String name, JsonNode input) {
    ObjectNode json = Json.object().put("ExecutionArn", arn).put("Input", Json.text(input));
    json.putObject("InputDetails").put("Included", true);
    return json.put("Name", name).put("Status", "PENDING");
  }
}
