package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.ROLE;
import static dev.baton.cloud.states.StatesApi.assertRefused;
import static dev.baton.cloud.states.StatesApi.pass;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

class DefinitionActionsTest {
  private static final String TASK =
      """
      {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
       "Parameters": {"FunctionName": "f"}, "End": true}
      """;

  private final StatesApi api = new StatesApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aDefinitionThatIsRightHasNoDiagnostics() {
    var checked = api.client.validateStateMachineDefinition(v -> v.definition(pass("1")));
    assertThat(checked.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.truncated()).isFalse();
  }

  @Test
  void tellsEachFaultWithItsPlaceUpToTheNumberAskedFor() {
    String definition =
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Sing", "Next": "B"}, "B": {"Type": "Dance"}}}
        """;
    var all = api.client.validateStateMachineDefinition(v -> v.definition(definition));
    assertThat(all.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
    assertThat(all.diagnostics()).hasSizeGreaterThan(1);
    assertThat(all.diagnostics())
        .allSatisfy(
            each -> {
              assertThat(each.severity()).isEqualTo(ValidateStateMachineDefinitionSeverity.ERROR);
              assertThat(each.code()).isNotEmpty();
              assertThat(each.message()).isNotEmpty();
            })
        .anySatisfy(each -> assertThat(each.location()).isEqualTo("/States/B/Type"));
    var one =
        api.client.validateStateMachineDefinition(v -> v.definition(definition).maxResults(1));
    assertThat(one.diagnostics()).containsExactly(all.diagnostics().getFirst());
    assertThat(one.truncated()).isTrue();
    assertRefused(
            "ValidationException",
            () ->
                api.client.validateStateMachineDefinition(
                    v -> v.definition(definition).maxResults(101)))
        .contains("Value '101' at 'maxResults'");
  }

  @Test
  void knowsWhatAnExpressMachineMayNotHave() {
    String definition =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
          "Resource": "arn:aws:states:us-east-1:000000000000:activity:a"}}}
        """;
    assertThat(api.client.validateStateMachineDefinition(v -> v.definition(definition)).result())
        .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(
            api.client
                .validateStateMachineDefinition(v -> v.definition(definition).type("EXPRESS"))
                .diagnostics())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.message())
                    .isEqualTo("Express state machine does not support Activity ARN"));
  }

  @Test
  void testsAStateAtEachLevelOfInspection() {
    assertThat(test(InspectionLevel.INFO).inspectionData()).isNull();
    TestStateResponse debug = test(InspectionLevel.DEBUG);
    assertThat(debug.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(debug.output()).isEqualTo("{\"a\":1}");
    assertThat(debug.nextState()).isEqualTo("B");
    assertThat(debug.inspectionData().input()).isEqualTo("{\"x\":{\"a\":1}}");
    assertThat(debug.inspectionData().afterInputPath()).isEqualTo("{\"a\":1}");
  }

  private TestStateResponse test(InspectionLevel level) {
    return api.client.testState(
        t ->
            t.definition("{\"Type\": \"Pass\", \"InputPath\": \"$.x\", \"Next\": \"B\"}")
                .input("{\"x\": {\"a\": 1}}")
                .inspectionLevel(level));
  }

  @Test
  void aStateUnderTestSeesTheVariablesGiven() {
    String state =
        """
        {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $n + 1 %}", "End": true}
        """;
    assertThat(api.client.testState(t -> t.definition(state).variables("{\"n\": 41}")).output())
        .isEqualTo("42");
    assertRefused(
        "ValidationException",
        () -> api.client.testState(t -> t.definition(state).variables("[]")));
  }

  @Test
  void aMockStandsInForTheService() {
    var tested =
        api.client.testState(
            t ->
                t.definition(TASK)
                    .mock(m -> m.result("{\"StatusCode\": 200, \"Payload\": {\"p\": 1}}")));
    assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tested.output()).contains("\"p\":1");
    var failed =
        api.client.testState(
            t -> t.definition(TASK).mock(m -> m.errorOutput(e -> e.error("E").cause("why"))));
    assertThat(failed.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(failed.error()).isEqualTo("E");
    assertThat(failed.cause()).isEqualTo("why");
  }

  @Test
  void refusesTestsThatCannotBeMade() {
    assertRefused("ValidationException", () -> api.client.testState(t -> t.definition(TASK)))
        .isEqualTo("RoleArn must be specified when testing a Task state");
    assertRefused("InvalidArn", () -> api.client.testState(t -> t.definition(TASK).roleArn("me")));
    assertRefused("InvalidDefinition", () -> api.client.testState(t -> t.definition("{}")));
    assertRefused(
        "ValidationException",
        () -> api.client.testState(t -> t.definition(TASK).roleArn(ROLE).revealSecrets(true)));
    assertRefused(
            "ValidationException",
            () -> api.client.testState(t -> t.definition(TASK).inspectionLevel("LOUD")))
        .contains("Member must satisfy enum value set: [INFO, DEBUG, TRACE]");
  }
}
