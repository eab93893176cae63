package dev.baton.cloud.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.FakeLambda;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.dynamodb.DynamoDbPart;
import dev.baton.cloud.trace.TracedExecutions;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class StatesServiceTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  private final TestCloud cloud = new TestCloud();
  private FakeLambda lambda;
  private SfnClient client;

  @BeforeEach
  void start() {
    lambda = cloud.with(context -> new FakeLambda(StatesServiceTest::work));
    cloud.with(
        context ->
            new StatesPart(
                context,
                Engine.builder()
                    .clock(context.clock())
                    .port(new DoorPort(context, new TracedExecutions(context.tracing())))
                    .build()));
    client = cloud.client(SfnClient.builder());
  }

  private static JsonNode work(JsonNode event) {
    if (event.path("fail").asBoolean()) {
      throw new IllegalArgumentException("as asked");
    }
    return Json.object().put("doubled", event.path("n").asInt() * 2);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void runsAStateMachineOfATemplateAndShowsItsHistoryByPages() {
    String machine =
        cloud
            .create(
                "AWS::StepFunctions::StateMachine",
                "Double",
                Json.object()
                    .put("RoleArn", ROLE)
                    .put(
                        "DefinitionString",
                        task(
                            "lambda:invoke",
                            "{\"FunctionName\": \"${F}\","
                                + " \"Payload\": \"{% $states.input %}\"}"))
                    .set("DefinitionSubstitutions", Json.object().put("F", "worker"))
                    .toString())
            .ref();
    String execution =
        client.startExecution(s -> s.stateMachineArn(machine).input("{\"n\": 4}")).executionArn();
    cloud.clock.awaitIdle();
    assertThat(describe(execution).output()).contains("\"doubled\":8");
    var pages =
        client.getExecutionHistoryPaginator(h -> h.executionArn(execution).maxResults(3)).stream()
            .toList();
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(
            pages.stream().flatMap(page -> page.events().stream()).map(HistoryEvent::typeAsString))
        .startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted")
        .endsWith("TaskStateExited", "ExecutionSucceeded");
    assertThat(client.listExecutions(l -> l.stateMachineArn(machine)).executions()).hasSize(1);
    assertThatThrownBy(
            () ->
                client.startExecution(
                    s -> s.stateMachineArn(machine).name(describe(execution).name()).input("{}")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void reportsWhatAFunctionThrows() {
    String failed =
        run(task("lambda:invoke", "{\"FunctionName\": \"worker\", \"Payload\": {\"fail\": true}}"));
    assertThat(describe(failed).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(describe(failed).error()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(Json.parse(describe(failed).cause()).path("errorMessage").asText())
        .isEqualTo("as asked");
  }

  @Test
  void reportsTheErrorsOfServicesUnderTheirStepFunctionsNames() {
    cloud.with(DynamoDbPart::new);
    String failed =
        run(
            task(
                "dynamodb:getItem",
                "{\"TableName\": \"None\", \"Key\": {\"pk\": {\"S\": \"a\"}}}"));
    assertThat(describe(failed).error()).isEqualTo("DynamoDB.ResourceNotFoundException");
    assertThat(describe(failed).cause())
        .contains("Cannot do operations on a non-existent table")
        .contains("(Service: DynamoDb, Status Code: 400, Request ID: ");
  }

  @Test
  void waitsForATokenThatComesThroughTheApi() {
    String execution =
        run(
            task(
                "lambda:invoke.waitForTaskToken",
                "{\"FunctionName\": \"worker\","
                    + " \"Payload\": {\"token\": \"{% $states.context.Task.Token %}\"}}"));
    String token = lambda.events.getFirst().path("token").asText();
    assertThat(describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    client.sendTaskSuccess(s -> s.taskToken(token).output("{\"said\": \"yes\"}"));
    cloud.clock.awaitIdle();
    assertThat(describe(execution).output()).isEqualTo("{\"said\":\"yes\"}");
    assertThatThrownBy(() -> client.sendTaskHeartbeat(s -> s.taskToken("nonsense")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void refusesAsStepFunctionsDoes() {
    assertThatThrownBy(
            () ->
                client.startExecution(
                    s ->
                        s.stateMachineArn(
                            "arn:aws:states:us-east-1:000000000000:stateMachine:none")))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(
            () ->
                client.createStateMachine(
                    c -> c.name("bad").roleArn(ROLE).definition("{\"StartAt\": \"A\"}")))
        .hasMessageContaining("States");
    assertThat(cloud.call("states", "ForgetEverything", "{}").path("__type").asText())
        .isEqualTo("UnknownOperationException");
  }

  private static String task(String resource, String arguments) {
    return """
    {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {"Type": "Task",
     "Resource": "arn:aws:states:::%s", "Arguments": %s, "End": true}}}
    """
        .formatted(resource, arguments);
  }

  private String run(String definition) {
    List<String> made =
        List.of(
            client
                .createStateMachine(c -> c.name("m").roleArn(ROLE).definition(definition))
                .stateMachineArn());
    String arn = client.startExecution(s -> s.stateMachineArn(made.getFirst())).executionArn();
    cloud.clock.awaitIdle();
    return arn;
  }

  private DescribeExecutionResponse describe(String arn) {
    return client.describeExecution(d -> d.executionArn(arn));
  }
}
