package dev.baton.approvals.approval;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.json.Json;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Task tokens of Step Functions. */
final class StepFunctionsTaskTokens implements TaskTokens {
  private final Supplier<SfnClient> client;

  StepFunctionsTaskTokens(Supplier<SfnClient> client) {
    this.client = client;
  }

  @Override
  public boolean tell(String taskToken, Decision decision) {
    String output = Json.write(decision);
    return AwsErrors.translating(
        () -> {
          try {
            // Idempotency key: the token, which Step Functions takes once.
            client.get().sendTaskSuccess(request -> request.taskToken(taskToken).output(output));
            return true;
          } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
            return false;
          }
        });
  }
}
