package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.state.ResultWriter.Transformation;
import dev.baton.asl.text.Json;
import dev.baton.engine.ExecutionStatus;
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
    return ChildDescription.of(
        child, TextNode::valueOf, millis -> TextNode.valueOf(ContextObject.time(millis)));
  }

  /** A child that was never started. */
  static ObjectNode pending(String arn, String name, JsonNode input) {
    ObjectNode json = Json.object().put("ExecutionArn", arn).put("Input", Json.text(input));
    json.putObject("InputDetails").put("Included", true);
    return json.put("Name", name).put("Status", "PENDING");
  }
}
