package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** Executions as Step Functions describes them, without what they hold. */
public final class StepFunctionsExecutions implements Executions {
  private final Supplier<SfnClient> client;

  public StepFunctionsExecutions(Supplier<SfnClient> client) {
    this.client = client;
  }

  @Override
  public Optional<End> endOf(String executionArn) {
    try {
      var execution =
          client
              .get()
              .describeExecution(
                  request ->
                      request.executionArn(executionArn).includedData(IncludedData.METADATA_ONLY));
      if (execution.stopDate() == null) {
        return Optional.empty();
      }
      return Optional.of(
          new End(execution.status() == ExecutionStatus.SUCCEEDED, execution.stopDate()));
    } catch (ExecutionDoesNotExistException e) {
      return Optional.of(new End(false, Instant.EPOCH));
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }
}
