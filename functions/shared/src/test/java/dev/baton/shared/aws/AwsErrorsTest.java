package dev.baton.shared.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.shared.aws.AnsweringClients.Service;
import dev.baton.shared.errors.DependencyException;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class AwsErrorsTest {
  @ParameterizedTest(name = "{0} becomes {1} {2}")
  @CsvSource(
      textBlock =
          """
          ThrottlingException,                       Transient,  throttled
          Throttling,                                Transient,  throttled
          ThrottledException,                        Transient,  throttled
          TooManyRequestsException,                  Transient,  throttled
          RequestThrottled,                          Transient,  throttled
          RequestThrottledException,                 Transient,  throttled
          RequestLimitExceeded,                      Transient,  throttled
          ProvisionedThroughputExceededException,    Transient,  throttled
          SlowDown,                                  Transient,  throttled
          BandwidthLimitExceeded,                    Transient,  throttled
          PriorRequestNotComplete,                   Transient,  throttled
          EC2ThrottledException,                     Transient,  throttled
          KmsThrottled,                              Transient,  throttled
          KmsThrottlingException,                    Transient,  throttled
          KMS.ThrottlingException,                   Transient,  throttled
          TransactionConflictException,              Transient,  write-conflict
          TransactionInProgressException,            Transient,  write-conflict
          ReplicatedWriteConflictException,          Transient,  write-conflict
          OperationAborted,                          Transient,  write-conflict
          ConditionalRequestConflict,                Transient,  write-conflict
          ConcurrentModificationException,           Transient,  write-conflict
          ConflictException,                         Transient,  write-conflict
          RequestTimeout,                            Transient,  network
          RequestTimeoutException,                   Transient,  network
          RequestTimeTooSkewed,                      Transient,  network
          BadDigest,                                 Transient,  network
          IncompleteBody,                            Transient,  network
          InternalError,                             Transient,  service-error
          InternalException,                         Transient,  service-error
          InternalFailure,                           Transient,  service-error
          InternalServerError,                       Transient,  service-error
          InternalServerException,                   Transient,  service-error
          ServiceException,                          Transient,  service-error
          ServiceUnavailable,                        Transient,  service-error
          ServiceUnavailableException,               Transient,  service-error
          SnapStartNotReadyException,                Transient,  service-error
          ResourceNotReadyException,                 Transient,  service-error
          ModelNotReadyException,                    Transient,  service-error
          ModelTimeoutException,                     Transient,  service-error
          LimitExceededException,                    Resource,   quota-exceeded
          ServiceQuotaExceededException,             Resource,   quota-exceeded
          ItemCollectionSizeLimitExceededException,  Resource,   quota-exceeded
          ExecutionLimitExceeded,                    Resource,   quota-exceeded
          OverLimit,                                 Resource,   quota-exceeded
          KMS.DisabledException,                     Dependency, key-unavailable
          KMS.KMSInvalidStateException,              Dependency, key-unavailable
          KmsDisabled,                               Dependency, key-unavailable
          KmsInvalidState,                           Dependency, key-unavailable
          KmsInvalidStateException,                  Dependency, key-unavailable
          ModelErrorException,                       Dependency, model-failed
          UnsupportedDocumentException,              Validation, unsupported-content
          BadDocumentException,                      Validation, unsupported-content
          DocumentTooLargeException,                 Validation, too-large
          NoSuchKey,                                 Logic,      object-gone
          NoSuchVersion,                             Logic,      object-gone
          NoSuchBucket,                              Logic,      resource-missing
          ResourceNotFoundException,                 Logic,      resource-missing
          QueueDoesNotExist,                         Logic,      resource-missing
          AWS.SimpleQueueService.NonExistentQueue,   Logic,      resource-missing
          StateMachineDoesNotExist,                  Logic,      resource-missing
          ExecutionDoesNotExist,                     Logic,      resource-missing
          AccessDenied,                              Logic,      access-denied
          AccessDeniedException,                     Logic,      access-denied
          KMS.AccessDeniedException,                 Logic,      access-denied
          KmsAccessDenied,                           Logic,      access-denied
          KmsAccessDeniedException,                  Logic,      access-denied
          UnrecognizedClientException,               Logic,      access-denied
          InvalidAccessKeyId,                        Logic,      access-denied
          InvalidClientTokenId,                      Logic,      access-denied
          InvalidSignatureException,                 Logic,      access-denied
          SignatureDoesNotMatch,                     Logic,      access-denied
          ExpiredToken,                              Logic,      access-denied
          ExpiredTokenException,                     Logic,      access-denied
          ConditionalCheckFailedException,           Logic,      condition-failed
          TransactionCanceledException,              Logic,      condition-failed
          PreconditionFailed,                        Logic,      condition-failed
          ExecutionAlreadyExists,                    Logic,      condition-failed
          TaskTimedOut,                              Logic,      task-over
          TaskDoesNotExist,                          Logic,      task-over
          InvalidToken,                              Logic,      task-over
          RequestTooLargeException,                  Logic,      too-large-a-request
          EntityTooLarge,                            Logic,      too-large-a-request
          NobodyKnowsThis,                           Logic,      unexpected-answer
          """)
  void mapsEachCodeOfTheTable(String awsCode, String errorClass, String code) {
    for (Service service : Service.values()) {
      assertThatThrownBy(
              () -> AwsErrors.translating(() -> AnsweringClients.call(service, awsCode, 400)))
          .isInstanceOf(type(errorClass))
          .hasMessageStartingWith(code + ": ")
          .hasMessageNotContaining("Jane");
    }
  }

  @Test
  void everyRowOfTheTableIsAmongThoseAbove() throws NoSuchMethodException {
    CsvSource rows =
        AwsErrorsTest.class
            .getDeclaredMethod("mapsEachCodeOfTheTable", String.class, String.class, String.class)
            .getAnnotation(CsvSource.class);
    assertThat(rows.textBlock().lines().map(row -> row.replaceFirst(",.*", "")))
        .containsAll(AwsErrors.codes())
        .doesNotHaveDuplicates();
  }

  @Test
  void theClientsRaiseTheTypesOfTheSdk() {
    assertThatThrownBy(
            () ->
                AnsweringClients.call(
                    Service.DYNAMODB, "ProvisionedThroughputExceededException", 400))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThatThrownBy(() -> AnsweringClients.call(Service.S3, "NoSuchKey", 404))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void takesAnUnknownServerErrorAsTransient() {
    assertThat(AwsErrors.translated(service("Whatever", 503)))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("service-error: ");
    assertThat(AwsErrors.translated(service("Whatever", 429)))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("throttled: ");
  }

  @Test
  void takesNoAnswerAsTransient() {
    assertThatThrownBy(
            () ->
                AwsErrors.translating(
                    () -> {
                      throw SdkClientException.create("Jane Doe");
                    }))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("network: ");
  }

  @Test
  void leavesTheMessageOfTheServiceOut() {
    assertThat(AwsErrors.translated(service("ThrottlingException", 400)))
        .hasMessageNotContaining("Jane")
        .hasNoCause();
    AwsServiceException bare = AwsServiceException.builder().statusCode(404).build();
    assertThat(AwsErrors.translated(bare)).hasMessageStartingWith("unexpected-answer: AWS");
  }

  private static Class<?> type(String errorClass) {
    return switch (errorClass) {
      case "Transient" -> TransientException.class;
      case "Resource" -> ResourceException.class;
      case "Dependency" -> DependencyException.class;
      case "Validation" -> ValidationException.class;
      default -> LogicException.class;
    };
  }

  private static AwsServiceException service(String awsCode, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .requestId("r-1")
        .message("Jane Doe is not welcome")
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(awsCode).serviceName("DynamoDb").build())
        .build();
  }
}
