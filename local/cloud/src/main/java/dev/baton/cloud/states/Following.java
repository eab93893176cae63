package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import java.util.List;

/**
 * What Step Functions does on behalf of a state machine that waits for the end of another's
 * execution: has a rule tell it of the end, asks how the child is, and stops it when it is stopped
 * itself. Here the engine knows without asking; the permissions are needed all the same.
 */
final class Following {
  private static final String RULE = "StepFunctionsGetEventsForStepFunctionsExecutionRule";

  private final CloudContext context;

  Following(CloudContext context) {
    this.context = context;
  }

  /**
   * Asks for the permissions to follow the execution that a request starts.
   *
   * @throws dev.baton.cloud.door.AwsException when one is missing
   */
  void authorize(AwsRequest start) {
    for (String action : List.of("PutTargets", "PutRule", "DescribeRule")) {
      String member = action.equals("PutTargets") ? "Rule" : "Name";
      ask(start, "events", action, member, RULE);
    }
    JsonNode request = Json.parse(start.text());
    String[] machine = request.path("stateMachineArn").asText().split(":", -1);
    String name = machine.length > 6 ? machine[6] : "";
    String child = context.arn("states", "execution:" + name + ":" + request.path("name").asText());
    for (String action : List.of("DescribeExecution", "StopExecution")) {
      ask(start, "states", action, "executionArn", child);
    }
  }

  private void ask(AwsRequest start, String service, String action, String member, String value) {
    String body = Json.object().put(member, value).toString();
    context.door().authorize(AwsRequest.json(start.caller(), service, action, body));
  }
}
