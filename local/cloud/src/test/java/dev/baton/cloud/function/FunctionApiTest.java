package dev.baton.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.CloudClients;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Functions that are made and changed by API. */
class FunctionApiTest {
  private static final String HANDLER = "dev.baton.cloud.function.fixture.ProbeHandler";
  private static final String GATE = "dev.baton.cloud.function.fixture.GateHandler";
  private static final String ROLE = "arn:aws:iam::000000000000:role/any";

  @TempDir static Path folder;
  private static Cloud cloud;
  private static LambdaClient lambda;

  @BeforeAll
  static void start() {
    String template =
        """
        {"Resources": {"Probe": {"Type": "AWS::Lambda::Function", "Properties": {
          "FunctionName": "probe", "Runtime": "java25", "Handler": "%s", "Timeout": 30,
          "Code": {"S3Bucket": "assets", "S3Key": "code"}}},
          "Gate": {"Type": "AWS::Lambda::Function", "Properties": {
          "FunctionName": "gate", "Runtime": "java25", "Handler": "%s", "Timeout": 30,
          "Code": {"S3Bucket": "assets", "S3Key": "code"}}}}}
        """
            .formatted(HANDLER, GATE);
    cloud =
        Cloud.builder()
            .assembly(
                new AssemblyOnDisk(folder.resolve("cdk.out"))
                    .asset("code", Path.of("target/test-classes").toAbsolutePath())
                    .stack("App", template)
                    .write())
            .data(folder.resolve("data"))
            .start();
    lambda = client(LambdaClient.builder());
  }

  private static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(
      B builder) {
    return CloudClients.of(
        cloud,
        builder.overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())));
  }

  @AfterAll
  static void stop() {
    lambda.close();
    cloud.close();
  }

  @Test
  void aHandlerOfTheAssemblyMayBeAFunctionOfItsOwn() {
    create("made");

    assertThat(probe("made")).contains("\"value\":\"made\"", "\"function\":\"made\"");
    assertThat(lambda.getFunction(f -> f.functionName("made")).tags())
        .isEqualTo(Map.of("team", "a"));
    assertThat(lambda.listFunctionsPaginator(l -> l.maxItems(1)).functions())
        .extracting(FunctionConfiguration::functionName)
        .contains("made", "probe");
    assertThatThrownBy(() -> create("made")).isInstanceOf(ResourceConflictException.class);
    lambda.deleteFunction(f -> f.functionName("made"));
    assertThatThrownBy(() -> lambda.getFunction(f -> f.functionName("made")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void givesTheEndOfTheLogToWhomAsksForIt() {
    SdkBytes question = SdkBytes.fromUtf8String("{\"variable\": \"NAME\", \"numbers\": []}");
    var answer =
        lambda.invoke(i -> i.functionName("probe").payload(question).logType(LogType.TAIL));
    assertThat(new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8))
        .contains("START RequestId: ", "REPORT RequestId: ");
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    assertThat(lambda.invoke(i -> i.functionName("probe").payload(question)).logResult()).isNull();
  }

  @Test
  void codeThatIsNotTheAssemblysIsRefusedAndWhySo() {
    assertThatThrownBy(
            () ->
                lambda.createFunction(
                    f ->
                        f.functionName("foreign")
                            .runtime(Runtime.PYTHON3_12)
                            .role(ROLE)
                            .handler("index.handler")
                            .code(c -> c.zipFile(SdkBytes.fromUtf8String("zip")))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("executes the handlers of its assembly only")
        .hasMessageContaining(HANDLER);
    assertThatThrownBy(
            () ->
                lambda.createFunction(
                    f ->
                        f.functionName("other")
                            .runtime("java25")
                            .role(ROLE)
                            .handler("java.lang.Runtime")
                            .code(c -> c.s3Bucket("assets").s3Key("code"))))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(
            () ->
                lambda.updateFunctionCode(
                    f -> f.functionName("probe").zipFile(SdkBytes.fromUtf8String("zip"))))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(
            () ->
                lambda.updateFunctionConfiguration(
                    f -> f.functionName("probe").handler("java.lang.Runtime")))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void aVersionStaysWhenTheConfigurationChanges() {
    create("released");
    assertThat(lambda.publishVersion(v -> v.functionName("released")).version()).isEqualTo("1");
    assertThat(lambda.publishVersion(v -> v.functionName("released")).version()).isEqualTo("1");
    lambda.createAlias(a -> a.functionName("released").name("live").functionVersion("1"));
    lambda.updateFunctionConfiguration(
        c ->
            c.functionName("released")
                .timeout(9)
                .description("changed")
                .environment(e -> e.variables(Map.of("NAME", "two"))));

    assertThat(probe("released")).contains("\"value\":\"two\"");
    assertThat(probe("released:live")).contains("\"value\":\"released\"");
    FunctionConfiguration latest =
        lambda.getFunction(f -> f.functionName("released")).configuration();
    assertThat(latest.timeout()).isEqualTo(9);
    assertThat(latest.description()).isEqualTo("changed");
    assertThat(lambda.publishVersion(v -> v.functionName("released")).version()).isEqualTo("2");
    lambda.updateAlias(a -> a.functionName("released").name("live").functionVersion("2"));
    assertThat(probe("released:live")).contains("\"value\":\"two\"");
    assertThat(lambda.listVersionsByFunction(v -> v.functionName("released")).versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "1", "2");
    assertThatThrownBy(() -> lambda.deleteFunction(f -> f.functionName("released").qualifier("2")))
        .isInstanceOf(ResourceConflictException.class);
    lambda.deleteAlias(a -> a.functionName("released").name("live"));
    lambda.deleteFunction(f -> f.functionName("released").qualifier("2"));
    assertThat(probe("released")).contains("\"value\":\"two\"");
    assertThatThrownBy(() -> probe("released:live")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void noMoreRunAtATimeThanIsReserved() {
    create("narrow");
    lambda.putFunctionConcurrency(c -> c.functionName("narrow").reservedConcurrentExecutions(0));
    assertThatThrownBy(() -> probe("narrow")).isInstanceOf(TooManyRequestsException.class);
    assertThat(
            lambda
                .getFunctionConcurrency(c -> c.functionName("narrow"))
                .reservedConcurrentExecutions())
        .isZero();
    lambda.deleteFunctionConcurrency(c -> c.functionName("narrow"));
    assertThat(probe("narrow")).contains("narrow");
  }

  @Test
  void permissionsAreShownAndTakenAway() {
    create("open");
    lambda.addPermission(
        p ->
            p.functionName("open")
                .statementId("rule")
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn("arn:aws:events:us-east-1:000000000000:rule/r"));

    assertThat(lambda.getPolicy(p -> p.functionName("open")).policy())
        .contains("\"Sid\":\"rule\"", "\"Service\":\"events.amazonaws.com\"");
    lambda.removePermission(p -> p.functionName("open").statementId("rule"));
    assertThatThrownBy(() -> lambda.getPolicy(p -> p.functionName("open")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aQueueIsMappedToAFunctionUntilTheMappingGoes() {
    create("mapped", GATE);
    SqsClient sqs = client(SqsClient.builder());
    String url = sqs.createQueue(q -> q.queueName("mapped")).queueUrl();
    String arn = "arn:aws:sqs:us-east-1:000000000000:mapped";
    String id =
        lambda
            .createEventSourceMapping(
                m -> m.functionName("mapped").eventSourceArn(arn).batchSize(1).enabled(false))
            .uuid();
    sqs.sendMessage(m -> m.queueUrl(url).messageBody("x"));
    assertThat(lambda.getEventSourceMapping(m -> m.uuid(id)).state()).isEqualTo("Disabled");
    assertThat(lambda.listEventSourceMappings(l -> l.functionName("mapped")).eventSourceMappings())
        .hasSize(1);

    lambda.updateEventSourceMapping(m -> m.uuid(id).enabled(true));
    cloud.awaitIdle();
    assertThat(folder.resolve("data/logs/mapped.log")).content().contains("START RequestId");

    lambda.deleteEventSourceMapping(m -> m.uuid(id));
    assertThatThrownBy(() -> lambda.getEventSourceMapping(m -> m.uuid(id)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                lambda.createEventSourceMapping(m -> m.functionName("nobody").eventSourceArn(arn)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static void create(String name) {
    create(name, HANDLER);
  }

  private static void create(String name, String handler) {
    lambda.createFunction(
        f ->
            f.functionName(name)
                .runtime("java25")
                .role(ROLE)
                .handler(handler)
                .timeout(20)
                .tags(Map.of("team", "a"))
                .environment(e -> e.variables(Map.of("NAME", name)))
                .code(c -> c.s3Bucket("assets").s3Key("code")));
  }

  private static String probe(String name) {
    SdkBytes question = SdkBytes.fromUtf8String("{\"variable\": \"NAME\", \"numbers\": []}");
    return lambda.invoke(i -> i.functionName(name).payload(question)).payload().asUtf8String();
  }
}
