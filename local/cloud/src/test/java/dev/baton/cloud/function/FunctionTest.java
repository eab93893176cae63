package dev.baton.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.CloudClients;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions behind the real endpoint, invoked by the real client. */
class FunctionTest {
  @TempDir static Path folder;

  private static Cloud cloud;
  private static LambdaClient lambda;

  @BeforeAll
  static void start() {
    cloud =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(folder.resolve("cdk.out"))
                    .asset("code", Path.of("target/test-classes").toAbsolutePath())
                    .stack(
                        "App",
                        "{\"Resources\": {"
                            + String.join(
                                ",",
                                function("ProbeFunction", "ProbeHandler", 30),
                                function("OtherProbeFunction", "ProbeHandler::handleRequest", 30),
                                function("TroubleFunction", "TroubleHandler", 30),
                                function("HangingFunction", "TroubleHandler", 1),
                                function("FaultyFunction", "TroubleHandler", 30),
                                function("UnreadyFunction", "UnreadyHandler", 30),
                                function("AbsentFunction", "AbsentHandler", 30))
                            + "}}")
                    .write())
            .data(folder.resolve("data"))
            .faults(
                Stream.of(
                        "Faulty:throttle@1",
                        "Faulty:error@2",
                        "Faulty:timeout@3",
                        "Faulty:crash@4",
                        "Faulty/dynamodb:ListTables:crash@1",
                        "Faulty/dynamodb:ListTables:timeout@2",
                        "Faulty/dynamodb:ListTables:error@3",
                        "Faulty/dynamodb:ListTables:drop-reply@4")
                    .map(Fault::parse)
                    .toList())
            .start();
    lambda = client(cloud);
  }

  static LambdaClient client(Cloud cloud) {
    return CloudClients.of(
        cloud,
        LambdaClient.builder()
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())));
  }

  @AfterAll
  static void stop() {
    lambda.close();
    cloud.close();
  }

  @Test
  void givesEachFunctionItsOwnEnvironmentTimeAndStaticFields() {
    String question = "{\"variable\": \"NAME\", \"numbers\": [1, 2, 3]}";

    assertThat(text(invoke("ProbeFunction", question)))
        .isEqualTo(
            "{\"value\":\"ProbeFunction\",\"sameValue\":\"ProbeFunction\",\"sum\":6,"
                + "\"now\":\"2026-01-05T09:00:00Z\",\"millis\":\"2026-01-05T09:00:00Z\","
                + "\"clock\":\"2026-01-05T09:00:00Z\",\"invocations\":1,"
                + "\"function\":\"App-ProbeFunction\",\"timeLeft\":true}");
    assertThat(text(invoke("ProbeFunction", question))).contains("\"invocations\":2");
    assertThat(text(invoke("OtherProbeFunction", question)))
        .contains("\"value\":\"OtherProbeFunction\"", "\"invocations\":1");
  }

  @Test
  void writesWhatAFunctionPrintsToItsOwnLog() throws IOException {
    invoke("ProbeFunction", "{\"variable\": \"PATH\", \"numbers\": []}");

    assertThat(log("ProbeFunction"))
        .contains(
            "START RequestId: ",
            "asked for PATH",
            "warned of PATH",
            "by request ",
            "REPORT RequestId: ");
  }

  @Test
  void reportsExceptionsAsLambdaDoes() {
    InvokeResponse response = invoke("TroubleFunction", "\"throw\"");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(text(response))
        .startsWith(
            "{\"errorMessage\":\"as asked\",\"errorType\":\"java.lang.IllegalStateException\","
                + "\"stackTrace\":[\"dev.baton.cloud.function.fixture.TroubleHandler.handleRequest(")
        .doesNotContain("Sandbox", "below");
  }

  @Test
  void reportsHandlersThatCannotBeMade() {
    assertThat(text(invoke("UnreadyFunction", "1")))
        .contains("\"errorMessage\":\"TABLE is not set\"")
        .contains("\"errorType\":\"java.lang.IllegalArgumentException\"");
    assertThat(text(invoke("AbsentFunction", "1")))
        .contains("\"errorType\":\"java.lang.ClassNotFoundException\"");
  }

  @Test
  void endsAnInvocationThatExitsAndStartsTheNextAfresh() {
    assertThat(text(invoke("TroubleFunction", "\"exit\"")))
        .containsPattern("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3")
        .contains("\"errorType\":\"Runtime.ExitError\"");
    assertThat(text(invoke("TroubleFunction", "\"count\""))).isEqualTo("\"count 1\"");
  }

  @Test
  void timesOutAndRefusesWhatTheLostInvocationStillDoes() throws IOException {
    assertThat(text(invoke("HangingFunction", "\"hang\"")))
        .containsPattern("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds")
        .contains("\"errorType\":\"Sandbox.Timedout\"");

    Path report = folder.resolve("report");
    await(report);
    assertThat(report).hasContent("403");
  }

  @Test
  void waitsAtItsEndForTheHandlersThatRun(@TempDir Path own) throws IOException {
    Cloud ending =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(own.resolve("cdk.out"))
                    .asset("code", Path.of("target/test-classes").toAbsolutePath())
                    .stack(
                        "App",
                        "{\"Resources\": {"
                            + function("EndingFunction", "TroubleHandler", 30, own)
                            + "}}")
                    .write())
            .data(own.resolve("data"))
            .start();
    try (ending;
        LambdaClient caller = client(ending)) {
      caller.invoke(
          r ->
              r.functionName("App-EndingFunction")
                  .invocationType(InvocationType.EVENT)
                  .payload(SdkBytes.fromUtf8String("\"hang\"")));
      await(own.resolve("hanging"));
    }
    assertThat(own.resolve("report")).exists();
  }

  private static void await(Path file) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!Files.exists(file) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void letsFunctionsCallServicesAsThemselves() {
    assertThat(text(invoke("TroubleFunction", "\"call\""))).isEqualTo("\"200\"");
    assertThat(cloud.door().meter().counts()).containsKey("Trouble/dynamodb:ListTables");
  }

  @Test
  void injectsTheFaultsAskedFor() {
    assertThatThrownBy(() -> invoke("FaultyFunction", "1"))
        .isInstanceOf(TooManyRequestsException.class);
    assertThat(text(invoke("FaultyFunction", "1"))).contains("InjectedFault");
    assertThat(text(invoke("FaultyFunction", "1")))
        .contains("Sandbox.Timedout", "after 30.00 seconds");
    assertThat(text(invoke("FaultyFunction", "1"))).contains("Runtime.ExitError");

    assertThat(text(invoke("FaultyFunction", "\"call\"")))
        .contains("Runtime.ExitError", "signal: killed");
    assertThat(text(invoke("FaultyFunction", "\"call\""))).contains("Sandbox.Timedout");
    assertThat(text(invoke("FaultyFunction", "\"call\""))).isEqualTo("\"500\"");
    assertThat(text(invoke("FaultyFunction", "\"call\""))).isEqualTo("\"-1\"");
    assertThat(text(invoke("FaultyFunction", "\"call\""))).isEqualTo("\"200\"");
  }

  @Test
  void runsEventInvocationsInTheBackgroundAndRetriesThem() throws IOException {
    InvokeResponse accepted =
        lambda.invoke(
            r ->
                r.functionName("App-UnreadyFunction")
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("7")));
    cloud.awaitIdle();

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(log("UnreadyFunction").split("INIT ERROR", -1)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void refusesAsLambdaDoes() {
    assertThatThrownBy(() -> invoke("NobodyFunction", "1"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: App-NobodyFunction");
    assertThatThrownBy(() -> invoke("ProbeFunction", "{"))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("Could not parse request body into json");
    assertThat(lambda.listFunctions().functions()).hasSize(7);
  }

  private static InvokeResponse invoke(String logicalId, String payload) {
    return invoke(lambda, logicalId, payload);
  }

  static InvokeResponse invoke(LambdaClient lambda, String logicalId, String payload) {
    return lambda.invoke(
        r -> r.functionName("App-" + logicalId).payload(SdkBytes.fromUtf8String(payload)));
  }

  private static String text(InvokeResponse response) {
    return response.payload().asUtf8String();
  }

  private static String log(String logicalId) throws IOException {
    return Files.readString(cloud.data().resolve("logs/App-" + logicalId + ".log"));
  }

  private static String function(String id, String handler, int timeout) {
    return function(id, handler, timeout, folder);
  }

  private static String function(String id, String handler, int timeout, Path reports) {
    return """
    "%s": {"Type": "AWS::Lambda::Function", "Properties": {
      "Code": {"S3Bucket": "assets", "S3Key": "code"}, "Runtime": "java25",
      "Handler": "dev.baton.cloud.function.fixture.%s", "Timeout": %d,
      "Environment": {"Variables": {"NAME": "%s", "REPORT": "%s"}}}}\
    """
        .formatted(id, handler, timeout, id, reports.resolve("report"));
  }
}
