package dev.baton.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.wire.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedPoliciesTest {
  private final ManagedPolicies managed = new ManagedPolicies();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AmazonSQSFullAccess | sqs:*",
        "AWSLambda_FullAccess | lambda:*",
        "AmazonDynamoDBFullAccessV2 | dynamodb:*",
        "AmazonS3ReadOnlyAccess | s3:Get*",
        "AdministratorAccess | *",
        "service-role/AWSLambdaSQSQueueExecutionRole | sqs:ReceiveMessage",
      })
  void knowsThoseOfAwsThatOpenAService(String name, String action) {
    assertThat(actions("arn:aws:iam::aws:policy/" + name)).contains("\"" + action + "\"");
  }

  @Test
  void readsWithoutWriting() {
    assertThat(actions("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"))
        .doesNotContain("s3:*", "Put");
  }

  @Test
  void allowsNothingForTheLogsOfFunctionsWhichAreNotChecked() {
    assertThat(actions("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"))
        .isEqualTo("[]");
  }

  @Test
  void knowsThoseOfTheTemplateAndNoOthers() {
    String arn = "arn:aws:iam::000000000000:policy/Mine";
    managed.add(arn, Json.parse("{\"Statement\": [{\"Action\": \"sqs:*\"}]}"));

    assertThat(actions(arn)).contains("sqs:*");
    assertThat(managed.document("arn:aws:iam::000000000000:policy/Other")).isNull();
    assertThat(managed.document("arn:aws:iam::aws:policy/AmazonSpaceShipFullAccess")).isNull();
  }

  private String actions(String arn) {
    return Objects.requireNonNull(managed.document(arn)).path("Statement").toString();
  }
}
