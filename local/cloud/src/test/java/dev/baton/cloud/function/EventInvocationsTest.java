package dev.baton.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.CloudClients;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of invocations that nobody waits for, seen by AWS's own clients. */
class EventInvocationsTest {
  private static final String ROLE =
      """
      "Role": {"Type": "AWS::IAM::Role", "Properties": {
        "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow",
          "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]},
        "Policies": [{"PolicyName": "Own", "PolicyDocument": {"Statement": [
          {"Effect": "Allow", "Resource": "*", "Action": ["sqs:SendMessage", "logs:*"]}]}}]}}\
      """;

  private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

  @TempDir static Path folder;

  private static Cloud cloud;
  private static LambdaClient lambda;
  private static SqsClient sqs;

  @BeforeAll
  static void start() {
    cloud =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(folder.resolve("cdk.out"))
                    .asset("code", Path.of("target/test-classes").toAbsolutePath())
                    .stack(
                        "App",
                        """
                        {"Resources": {
                          "Good": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "good"}},
                          "Bad": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "bad"}},
                          "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "dead"}},
                          "Settings": {"Type": "AWS::Lambda::EventInvokeConfig", "Properties": {
                            "FunctionName": {"Ref": "AskedFunction"}, "Qualifier": "$LATEST",
                            "MaximumRetryAttempts": 1, "DestinationConfig": {
                              "OnSuccess": {"Destination": {"Fn::GetAtt": ["Good", "Arn"]}},
                              "OnFailure": {"Destination": {"Fn::GetAtt": ["Bad", "Arn"]}}}}},
                        %s, %s, %s, %s}}\
                        """
                            .formatted(
                                ROLE,
                                function("AskedFunction", ""),
                                function(
                                    "DeadFunction",
                                    ", \"DeadLetterConfig\": {\"TargetArn\":"
                                        + " {\"Fn::GetAtt\": [\"Dead\", \"Arn\"]}}"),
                                function("BusyFunction", "")))
                    .write())
            .data(folder.resolve("data"))
            .faults(List.of(Fault.parse("Busy:throttle")))
            .start();
    lambda = CloudClients.of(cloud, LambdaClient.builder());
    sqs = CloudClients.of(cloud, SqsClient.builder());
  }

  @AfterAll
  static void stop() {
    lambda.close();
    sqs.close();
    cloud.close();
  }

  @Test
  void sendsTheRecordOfASuccessToItsDestination() {
    invoke("AskedFunction", "\"hello\"");
    JsonNode record = Json.parse(only("good").body());

    assertThat(record.path("version").asText()).isEqualTo("1.0");
    assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("Success");
    assertThat(record.path("requestContext").path("approximateInvokeCount").asInt()).isOne();
    assertThat(record.path("requestContext").path("functionArn").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:App-AskedFunction:$LATEST");
    assertThat(record.path("requestPayload").asText()).isEqualTo("hello");
    assertThat(record.path("responseContext").has("functionError")).isFalse();
    assertThat(record.path("responsePayload").asText()).startsWith("hello");
  }

  @Test
  void triesAsOftenAsToldAndSendsTheLastFailureToItsDestination() {
    Instant begun = cloud.clock().now();
    invoke("AskedFunction", "\"throw\"");
    JsonNode record = Json.parse(only("bad").body());

    assertThat(record.path("requestContext").path("condition").asText())
        .isEqualTo("RetriesExhausted");
    assertThat(record.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(2);
    assertThat(record.path("responseContext").path("functionError").asText())
        .isEqualTo("Unhandled");
    assertThat(record.path("responsePayload").path("errorMessage").asText()).isEqualTo("as asked");
    assertThat(Instant.parse(record.path("timestamp").asText()))
        .isAfterOrEqualTo(begun.plus(Duration.ofMinutes(1)));
  }

  @Test
  void setsTheEventAsideThatNoTryCouldHandle() {
    invoke("DeadFunction", "\"throw\"");
    Message message = only("dead");

    assertThat(message.body()).isEqualTo("\"throw\"");
    assertThat(message.messageAttributes().get("ErrorMessage").stringValue()).isEqualTo("as asked");
    assertThat(message.messageAttributes()).containsKeys("RequestID", "ErrorCode");
  }

  @Test
  void givesUpAnEventThatIsTooOldAndIsConfiguredByTheApi() {
    lambda.putFunctionEventInvokeConfig(
        r ->
            r.functionName("App-BusyFunction")
                .maximumEventAgeInSeconds(60)
                .destinationConfig(d -> d.onFailure(f -> f.destination(ARN + "late"))));
    sqs.createQueue(r -> r.queueName("late"));
    invoke("BusyFunction", "7");
    JsonNode record = Json.parse(only("late").body());

    assertThat(record.path("requestContext").path("condition").asText())
        .isEqualTo("EventAgeExceeded");
    assertThat(record.path("requestContext").path("approximateInvokeCount").asInt()).isZero();
    assertThat(record.has("responsePayload")).isFalse();
  }

  @Test
  void showsChangesAndForgetsSettingsAsLambdaDoes() {
    String name = "App-DeadFunction";
    assertThatThrownBy(() -> lambda.getFunctionEventInvokeConfig(r -> r.functionName(name)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("doesn't have an EventInvokeConfig");
    assertThatThrownBy(
            () ->
                lambda.putFunctionEventInvokeConfig(
                    r -> r.functionName(name).maximumRetryAttempts(3)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("from 0 to 2");
    lambda.putFunctionEventInvokeConfig(r -> r.functionName(name).maximumRetryAttempts(0));
    lambda.updateFunctionEventInvokeConfig(r -> r.functionName(name).maximumEventAgeInSeconds(90));

    var settings = lambda.getFunctionEventInvokeConfig(r -> r.functionName(name));
    assertThat(settings.maximumRetryAttempts()).isZero();
    assertThat(settings.maximumEventAgeInSeconds()).isEqualTo(90);
    assertThat(
            lambda
                .listFunctionEventInvokeConfigs(r -> r.functionName(name))
                .functionEventInvokeConfigs())
        .hasSize(1);
    lambda.deleteFunctionEventInvokeConfig(r -> r.functionName(name));
    assertThatThrownBy(() -> lambda.deleteFunctionEventInvokeConfig(r -> r.functionName(name)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static void invoke(String logicalId, String payload) {
    lambda.invoke(
        r ->
            r.functionName("App-" + logicalId)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(payload)));
    cloud.awaitIdle();
  }

  private static Message only(String queue) {
    String url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
    List<Message> messages =
        sqs.receiveMessage(
                r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
            .messages();
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  private static String function(String id, String more) {
    return """
    "%s": {"Type": "AWS::Lambda::Function", "Properties": {
      "Role": {"Fn::GetAtt": ["Role", "Arn"]},
      "Code": {"S3Bucket": "assets", "S3Key": "code"}, "Runtime": "java25", "Timeout": 30,
      "Handler": "dev.baton.cloud.function.fixture.TroubleHandler"%s}}\
    """
        .formatted(id, more);
  }
}
