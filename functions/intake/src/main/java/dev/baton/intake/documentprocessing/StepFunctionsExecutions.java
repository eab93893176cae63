package dev.baton.intake.documentprocessing;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.StepSpan;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * Starts executions of document-processing.
 *
 * <p>A start with the name and the input of an execution that still runs succeeds again. The
 * delivery's id in the input makes two deliveries differ, so that the second one is always told
 * that the execution exists, and a repetition of the first one, whose answer was lost, is not.
 */
final class StepFunctionsExecutions implements Executions {
  private final SfnClient client;
  private final String stateMachineArn;

  StepFunctionsExecutions(SfnClient client, String stateMachineArn) {
    this.client = client;
    this.stateMachineArn = stateMachineArn;
  }

  /** The input of an execution. */
  private record Input(DocumentRef document, String correlationId, String deliveryId) {}

  @Override
  public Started start(Upload upload, String deliveryId) {
    String name = upload.document().documentId();
    String input = Json.write(new Input(upload.document(), upload.correlationId(), deliveryId));
    return AwsErrors.translating(
        () -> {
          try {
            // Idempotency key: the document id, as the execution's name.
            var started =
                client.startExecution(
                    request ->
                        request
                            .stateMachineArn(stateMachineArn)
                            .name(name)
                            .input(input)
                            .traceHeader(StepSpan.header()));
            return new Started(started.executionArn(), false);
          } catch (ExecutionAlreadyExistsException e) {
            String winner = executionArn(name);
            return new Started(winner, !input.equals(inputOf(winner)));
          }
        });
  }

  private String inputOf(String executionArn) {
    return client.describeExecution(request -> request.executionArn(executionArn)).input();
  }

  private String executionArn(String name) {
    String[] parts = stateMachineArn.split(":", -1);
    // Behind the name there may be an alias, which no execution's ARN has.
    return "%s:%s:%s:%s:%s:execution:%s:%s"
        .formatted(parts[0], parts[1], parts[2], parts[3], parts[4], parts[6], name);
  }
}
