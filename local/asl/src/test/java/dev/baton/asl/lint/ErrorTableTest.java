package dev.baton.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row for each error that a service integration raises, by the name of Step Functions. */
class ErrorTableTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      textBlock =
          """
          Lambda.TooManyRequestsException,                 TRANSIENT
          Lambda.ServiceException,                         TRANSIENT
          Lambda.AWSLambdaException,                       TRANSIENT
          Lambda.ClientExecutionTimeoutException,          TRANSIENT
          Lambda.SdkClientException,                       TRANSIENT
          Lambda.Unknown,                                  OTHER
          Lambda.SnapStartNotReadyException,               OTHER
          Lambda.ResourceNotReadyException,                OTHER
          Lambda.EC2ThrottledException,                    OTHER
          Lambda.KMSDisabledException,                     OTHER
          Lambda.KMSInvalidStateException,                 OTHER
          Lambda.ResourceNotFoundException,                OTHER
          Lambda.RequestTooLargeException,                 OTHER
          Lambda.InvalidRequestContentException,           OTHER
          DynamoDB.ProvisionedThroughputExceededException, TRANSIENT
          DynamoDB.RequestLimitExceededException,          TRANSIENT
          DynamoDB.ThrottlingException,                    TRANSIENT
          DynamoDB.TransactionConflictException,           TRANSIENT
          DynamoDB.InternalServerErrorException,           TRANSIENT
          DynamoDB.SdkClientException,                     TRANSIENT
          DynamoDB.ConditionalCheckFailedException,        LOGIC
          DynamoDb.ProvisionedThroughputExceededException, TRANSIENT
          DynamoDb.ThrottlingException,                    TRANSIENT
          DynamoDb.TransactionConflictException,           TRANSIENT
          DynamoDb.InternalServerErrorException,           TRANSIENT
          DynamoDb.SdkClientException,                     TRANSIENT
          DynamoDb.ConditionalCheckFailedException,        LOGIC
          EventBridge.FailedEntry,                         TRANSIENT
          EventBridge.ThrottlingException,                 TRANSIENT
          EventBridge.InternalException,                   TRANSIENT
          EventBridge.SdkClientException,                  TRANSIENT
          StepFunctions.ThrottlingException,               TRANSIENT
          StepFunctions.ExecutionLimitExceededException,   TRANSIENT
          StepFunctions.InternalServerException,           TRANSIENT
          StepFunctions.SdkClientException,                TRANSIENT
          StepFunctions.ExecutionAlreadyExistsException,   LOGIC
          SNS.ThrottledException,                          TRANSIENT
          SNS.InternalErrorException,                      TRANSIENT
          SNS.SdkClientException,                          TRANSIENT
          SQS.RequestThrottledException,                   TRANSIENT
          SQS.ServiceUnavailableException,                 TRANSIENT
          SQS.SdkClientException,                          TRANSIENT
          S3.SlowDownException,                            TRANSIENT
          S3.InternalErrorException,                       TRANSIENT
          S3.SdkClientException,                           TRANSIENT
          Textract.ProvisionedThroughputExceededException, TRANSIENT
          Textract.LimitExceededException,                 TRANSIENT
          Textract.ThrottlingException,                    TRANSIENT
          Textract.InternalServerErrorException,           TRANSIENT
          Textract.SdkClientException,                     TRANSIENT
          States.Timeout,                                  OTHER
          States.HeartbeatTimeout,                         OTHER
          States.ALL,                                      OTHER
          dev.baton.shared.errors.TransientException,      TRANSIENT
          dev.baton.shared.errors.ValidationException,     VALIDATION
          dev.baton.shared.errors.ResourceException,       RESOURCE
          dev.baton.shared.errors.DependencyException,     DEPENDENCY
          dev.baton.shared.errors.LogicException,          LOGIC
          NobodyKnowsThis,                                 OTHER
          """)
  void classesEachErrorAsItsRowSays(String error, ErrorClass expected) {
    assertThat(ErrorTable.classOf(error)).isEqualTo(expected);
  }

  @Test
  void everyRowIsAmongThoseAbove() {
    CsvSource rows;
    try {
      rows =
          ErrorTableTest.class
              .getDeclaredMethod("classesEachErrorAsItsRowSays", String.class, ErrorClass.class)
              .getAnnotation(CsvSource.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
    assertThat(rows.textBlock().lines().map(row -> row.replaceFirst(",.*", "")))
        .containsAll(ErrorTable.names());
  }
}
