package dev.baton.shared.aws;

import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one table that turns errors of the AWS SDK into the five classes. The SDK's own message is
 * left out: it can quote what was sent.
 */
public final class AwsErrors {
  private static final BiFunction<String, String, RuntimeException> TRANSIENT =
      TransientException::new;
  private static final BiFunction<String, String, RuntimeException> RESOURCE =
      ResourceException::new;
  private static final BiFunction<String, String, RuntimeException> DEPENDENCY =
      DependencyException::new;
  private static final BiFunction<String, String, RuntimeException> LOGIC = LogicException::new;

  /** One row: AWS's error code, the class it becomes, our code. */
  private record Row(
      String awsCode, BiFunction<String, String, RuntimeException> error, String code) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("ThrottlingException", TRANSIENT, "throttled"),
          new Row("Throttling", TRANSIENT, "throttled"),
          new Row("ThrottledException", TRANSIENT, "throttled"),
          new Row("TooManyRequestsException", TRANSIENT, "throttled"),
          new Row("RequestThrottled", TRANSIENT, "throttled"),
          new Row("RequestThrottledException", TRANSIENT, "throttled"),
          new Row("RequestLimitExceeded", TRANSIENT, "throttled"),
          new Row("ProvisionedThroughputExceededException", TRANSIENT, "throttled"),
          new Row("SlowDown", TRANSIENT, "throttled"),
          new Row("BandwidthLimitExceeded", TRANSIENT, "throttled"),
          new Row("KmsThrottled", TRANSIENT, "throttled"),
          new Row("KMS.ThrottlingException", TRANSIENT, "throttled"),
          new Row("TransactionConflictException", TRANSIENT, "write-conflict"),
          new Row("TransactionInProgressException", TRANSIENT, "write-conflict"),
          new Row("ReplicatedWriteConflictException", TRANSIENT, "write-conflict"),
          new Row("OperationAborted", TRANSIENT, "write-conflict"),
          new Row("ConditionalRequestConflict", TRANSIENT, "write-conflict"),
          new Row("RequestTimeout", TRANSIENT, "network"),
          new Row("RequestTimeoutException", TRANSIENT, "network"),
          new Row("RequestTimeTooSkewed", TRANSIENT, "network"),
          new Row("BadDigest", TRANSIENT, "network"),
          new Row("IncompleteBody", TRANSIENT, "network"),
          new Row("LimitExceededException", RESOURCE, "quota-exceeded"),
          new Row("ServiceQuotaExceededException", RESOURCE, "quota-exceeded"),
          new Row("ItemCollectionSizeLimitExceededException", RESOURCE, "quota-exceeded"),
          new Row("ExecutionLimitExceeded", RESOURCE, "quota-exceeded"),
          new Row("KMS.DisabledException", DEPENDENCY, "key-unavailable"),
          new Row("KMS.KMSInvalidStateException", DEPENDENCY, "key-unavailable"),
          new Row("KmsDisabled", DEPENDENCY, "key-unavailable"),
          new Row("KmsInvalidState", DEPENDENCY, "key-unavailable"),
          new Row("NoSuchKey", LOGIC, ReasonCode.OBJECT_GONE.code()),
          new Row("NoSuchVersion", LOGIC, ReasonCode.OBJECT_GONE.code()),
          new Row("NoSuchBucket", LOGIC, "resource-missing"),
          new Row("ResourceNotFoundException", LOGIC, "resource-missing"),
          new Row("QueueDoesNotExist", LOGIC, "resource-missing"),
          new Row("AWS.SimpleQueueService.NonExistentQueue", LOGIC, "resource-missing"),
          new Row("StateMachineDoesNotExist", LOGIC, "resource-missing"),
          new Row("AccessDenied", LOGIC, "access-denied"),
          new Row("AccessDeniedException", LOGIC, "access-denied"),
          new Row("KMS.AccessDeniedException", LOGIC, "access-denied"),
          new Row("UnrecognizedClientException", LOGIC, "access-denied"),
          new Row("InvalidAccessKeyId", LOGIC, "access-denied"),
          new Row("InvalidClientTokenId", LOGIC, "access-denied"),
          new Row("ExpiredToken", LOGIC, "access-denied"),
          new Row("ExpiredTokenException", LOGIC, "access-denied"),
          new Row("ConditionalCheckFailedException", LOGIC, "condition-failed"),
          new Row("TransactionCanceledException", LOGIC, "condition-failed"),
          new Row("PreconditionFailed", LOGIC, "condition-failed"),
          new Row("TaskTimedOut", LOGIC, "task-over"),
          new Row("TaskDoesNotExist", LOGIC, "task-over"));

  private AwsErrors() {}

  /** Runs a call of the SDK; whatever it throws becomes one of the five classes. */
  public static <T> T translating(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw translated(e);
    }
  }

  /** The error of the five classes that stands for this one. */
  public static RuntimeException translated(SdkException error) {
    if (!(error instanceof AwsServiceException service)) {
      return new TransientException(
          "network", "the call did not get an answer (" + error.getClass().getSimpleName() + ")");
    }
    String awsCode = codeOf(service);
    String sentence =
        serviceOf(service)
            + (" answered " + awsCode + " " + service.statusCode())
            + (", request " + service.requestId());
    for (Row row : TABLE) {
      if (row.awsCode().equals(awsCode)) {
        return row.error().apply(row.code(), sentence);
      }
    }
    if (service.isThrottlingException()) {
      return TRANSIENT.apply("throttled", sentence);
    }
    if (service.statusCode() >= 500) {
      return TRANSIENT.apply("service-error", sentence);
    }
    return LOGIC.apply("unexpected-answer", sentence);
  }

  private static String codeOf(AwsServiceException error) {
    if (error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null) {
      return "no code";
    }
    return error.awsErrorDetails().errorCode();
  }

  private static String serviceOf(AwsServiceException error) {
    if (error.awsErrorDetails() == null || error.awsErrorDetails().serviceName() == null) {
      return "AWS";
    }
    return error.awsErrorDetails().serviceName();
  }
}
