package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What DescribeExecution would tell of a child execution, as its parent gets to see it. */
final class ChildDescription {
  private ChildDescription() {}

  /**
   * @param data how input and output, which are JSON text, are shown
   * @param time how an instant is shown, given in milliseconds
   */
  static ObjectNode of(Run child, Function<String, JsonNode> data, LongFunction<JsonNode> time) {
    ObjectNode json = Json.object();
    if (child.cause() != null) {
      json.put("Cause", child.cause());
    }
    if (child.error() != null) {
      json.put("Error", child.error());
    }
    json.put("ExecutionArn", child.arn());
    json.set("Input", data.apply(child.input()));
    json.putObject("InputDetails").put("Included", true);
    json.put("Name", child.name());
    String output = child.output();
    if (output != null) {
      json.set("Output", data.apply(output));
      json.putObject("OutputDetails").put("Included", true);
    }
    json.put("RedriveCount", child.redriveCount());
    json.put("RedriveStatus", child.redriveStatus().name());
    String reason = child.redriveStatusReason();
    if (reason != null) {
      json.put("RedriveStatusReason", reason);
    }
    json.set("StartDate", time.apply(child.startDate().toEpochMilli()));
    json.put("StateMachineArn", child.stateMachineArn());
    json.put("Status", child.status().name());
    Instant stop = child.stopDate();
    if (stop != null) {
      json.set("StopDate", time.apply(stop.toEpochMilli()));
    }
    return json;
  }
}
