package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.ARN;
import static dev.baton.cloud.states.StatesApi.OTHER_ROLE;
import static dev.baton.cloud.states.StatesApi.ROLE;
import static dev.baton.cloud.states.StatesApi.assertRefused;
import static dev.baton.cloud.states.StatesApi.pass;
import static dev.baton.cloud.states.StatesApi.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

class MachineActionsTest {
  private final StatesApi api = new StatesApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void describesAMachineAsItWasCreated() {
    CreateStateMachineResponse made =
        api.client.createStateMachine(
            c ->
                c.name("m")
                    .roleArn(ROLE)
                    .definition(pass("1"))
                    .tracingConfiguration(t -> t.enabled(true))
                    .publish(true)
                    .versionDescription("first"));
    var shown = api.client.describeStateMachine(d -> d.stateMachineArn(made.stateMachineArn()));
    assertThat(shown.stateMachineArn()).isEqualTo(ARN + "stateMachine:m");
    assertThat(shown.status()).isEqualTo(StateMachineStatus.ACTIVE);
    assertThat(shown.type()).isEqualTo(StateMachineType.STANDARD);
    assertThat(shown.definition()).isEqualTo(pass("1"));
    assertThat(shown.roleArn()).isEqualTo(ROLE);
    assertThat(shown.creationDate()).isEqualTo(made.creationDate());
    assertThat(shown.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
    assertThat(shown.tracingConfiguration().enabled()).isTrue();
    assertThat(shown.encryptionConfiguration().typeAsString()).isEqualTo("AWS_OWNED_KEY");
    assertThat(shown.revisionId()).isNull();
    assertThat(made.stateMachineVersionArn()).isEqualTo(ARN + "stateMachine:m:1");
    assertThat(
            api.client
                .describeStateMachine(d -> d.stateMachineArn(made.stateMachineVersionArn()))
                .description())
        .isEqualTo("first");
    assertThat(
            api.client
                .describeStateMachine(
                    d ->
                        d.stateMachineArn(made.stateMachineArn())
                            .includedData(IncludedData.METADATA_ONLY))
                .definition())
        .isEqualTo("{}");
  }

  @Test
  void tellsWhichVariablesEachStateReads() {
    String arn =
        api.create(
            "m",
            """
            {"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
              "Set": {"Type": "Pass", "Assign": {"a": 1, "b": 2}, "Next": "Get"},
              "Get": {"Type": "Pass", "Output": "{% $a + $b %}", "End": true}}}
            """);
    assertThat(api.client.describeStateMachine(d -> d.stateMachineArn(arn)).variableReferences())
        .containsOnlyKeys("Get")
        .containsEntry("Get", List.of("a", "b"));
  }

  @Test
  void creatingTheSameAgainChangesNothingWhateverTheRole() {
    String arn = api.create("m", pass("1"));
    assertThat(
            api.client
                .createStateMachine(c -> c.name("m").roleArn(OTHER_ROLE).definition(pass("1")))
                .stateMachineArn())
        .isEqualTo(arn);
    assertThat(api.client.describeStateMachine(d -> d.stateMachineArn(arn)).roleArn())
        .isEqualTo(ROLE);
  }

  @Test
  void refusesANameThatIsTakenByAnother() {
    String message = "State Machine Already Exists: '" + api.create("m", pass("1")) + "'";
    assertRefused("StateMachineAlreadyExists", () -> api.create("m", pass("2"))).isEqualTo(message);
    assertRefused("StateMachineAlreadyExists", () -> api.create("m", " " + pass("1")));
    assertRefused("StateMachineAlreadyExists", () -> api.express("m", pass("1")));
    assertRefused(
        "StateMachineAlreadyExists",
        () ->
            api.client.createStateMachine(
                c -> c.name("m").roleArn(ROLE).definition(pass("1")).publish(true)));
  }

  @Test
  void refusesWhatTheModelForbidsAllAtOnce() {
    String name = "n".repeat(81);
    assertRefused(
            "ValidationException",
            () ->
                api.client.createStateMachine(
                    c -> c.name(name).roleArn(ROLE).definition(pass("1")).type("FAST")))
        .isEqualTo(
            "2 validation errors detected: Value '"
                + name
                + "' at 'name' failed to satisfy constraint: Member must have length less than or"
                + " equal to 80; Value 'FAST' at 'type' failed to satisfy constraint: Member must"
                + " satisfy enum value set: [STANDARD, EXPRESS]");
    assertRefused(
            "ValidationException",
            () ->
                api.client.createStateMachine(
                    c -> c.name("m").roleArn(ROLE).definition("x".repeat(1_048_577))))
        .isEqualTo(
            "1 validation error detected: Value at 'definition' failed to satisfy constraint:"
                + " Member must have length less than or equal to 1048576");
    assertThat(api.cloud.call("states", "CreateStateMachine", "{}").path("message").asText())
        .startsWith("3 validation errors detected: Value null at 'name'");
    assertThat(
            api.cloud.call("states", "CreateStateMachine", "{\"name\": 1}").path("__type").asText())
        .isEqualTo("SerializationException");
  }

  @Test
  void refusesNamesRolesAndDefinitionsThatAreNone() {
    assertRefused("InvalidName", () -> api.create("a b", pass("1")))
        .isEqualTo("Invalid Name: 'a b'");
    assertRefused(
            "InvalidArn",
            () ->
                api.client.createStateMachine(c -> c.name("m").roleArn("me").definition(pass("1"))))
        .isEqualTo("Invalid Role Arn: 'me'");
    assertRefused("InvalidDefinition", () -> api.create("m", "{}"))
        .startsWith("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ");
    assertRefused(
            "InvalidLoggingConfiguration",
            () ->
                api.client.createStateMachine(
                    c ->
                        c.name("m")
                            .roleArn(ROLE)
                            .definition(pass("1"))
                            .loggingConfiguration(l -> l.level(LogLevel.ALL))))
        .isEqualTo("Invalid Logging Configuration: Must specify exactly one Log Destination.");
    assertRefused(
            "ValidationException",
            () ->
                api.client.createStateMachine(
                    c ->
                        c.name("m")
                            .roleArn(ROLE)
                            .definition(pass("1"))
                            .versionDescription("first")))
        .isEqualTo("Version description can only be set when publish is true");
    assertThat(api.client.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void refusesArnsThatCannotBeAStateMachines() {
    assertRefused("InvalidArn", () -> api.client.describeStateMachine(d -> d.stateMachineArn("m")))
        .isEqualTo("Invalid Arn: 'Invalid ARN prefix: m'");
    assertRefused(
            "InvalidArn",
            () -> api.client.describeStateMachine(d -> d.stateMachineArn(ARN + "activity:a")))
        .isEqualTo("Invalid Arn: 'Resource type not valid in this context: activity'");
    assertRefused(
            "StateMachineDoesNotExist",
            () ->
                api.client.describeStateMachine(d -> d.stateMachineArn(ARN + "stateMachine:none")))
        .isEqualTo("State Machine Does Not Exist: '" + ARN + "stateMachine:none'");
    assertRefused(
        "ValidationException",
        () -> api.client.deleteStateMachine(d -> d.stateMachineArn(ARN + "stateMachine:m:1")));
  }

  @Test
  void runningExecutionsEndOnTheDefinitionTheyBeganWith() {
    String arn = api.create("m", waiting(10));
    String old = api.start(arn);
    var updated =
        api.client.updateStateMachine(
            u -> u.stateMachineArn(arn).definition(pass("2")).roleArn(OTHER_ROLE));
    assertThat(updated.revisionId()).isNotEmpty();
    assertThat(api.run(arn).output()).isEqualTo("2");
    assertThat(api.describe(old).output()).isEqualTo("{}");
    assertThat(api.client.describeStateMachineForExecution(d -> d.executionArn(old)).definition())
        .isEqualTo(waiting(10));
    var shown = api.client.describeStateMachine(d -> d.stateMachineArn(arn));
    assertThat(shown.revisionId()).isEqualTo(updated.revisionId());
    assertThat(shown.definition()).isEqualTo(pass("2"));
    assertThat(shown.roleArn()).isEqualTo(OTHER_ROLE);
  }

  @Test
  void anUpdateThatChangesNothingKeepsTheRevision() {
    String arn = api.create("m", pass("1"));
    var first = api.client.updateStateMachine(u -> u.stateMachineArn(arn).definition(pass("2")));
    var second = api.client.updateStateMachine(u -> u.stateMachineArn(arn).definition(pass("2")));
    assertThat(second.revisionId()).isEqualTo(first.revisionId());
  }

  @Test
  void refusesUpdatesOfNothingAndOfVersions() {
    String arn = api.create("m", pass("1"));
    assertRefused(
        "MissingRequiredParameter",
        () -> api.client.updateStateMachine(u -> u.stateMachineArn(arn)));
    assertRefused(
            "StateMachineDoesNotExist",
            () ->
                api.client.updateStateMachine(
                    u -> u.stateMachineArn(arn + ":1").definition(pass("2"))))
        .isEqualTo("State Machine Does Not Exist: '" + arn + ":1'");
    assertRefused(
        "InvalidDefinition",
        () -> api.client.updateStateMachine(u -> u.stateMachineArn(arn).definition("[]")));
  }

  @Test
  void aMachineWithoutExecutionsIsGoneAtOnce() {
    String arn = api.create("m", pass("1"));
    api.run(arn);
    api.client.deleteStateMachine(d -> d.stateMachineArn(arn));
    assertRefused(
        "StateMachineDoesNotExist",
        () -> api.client.describeStateMachine(d -> d.stateMachineArn(arn)));
    api.client.deleteStateMachine(d -> d.stateMachineArn(arn));
    assertThat(api.create("m", pass("2"))).isEqualTo(arn);
  }

  @Test
  void aMachineThatIsBeingDeletedEndsItsExecutionsAtTheirNextTransition() {
    String arn = api.create("m", waiting(10));
    String execution = api.start(arn);
    api.client.deleteStateMachine(d -> d.stateMachineArn(arn));
    assertThat(api.client.describeStateMachine(d -> d.stateMachineArn(arn)).status())
        .isEqualTo(StateMachineStatus.DELETING);
    assertRefused("StateMachineDeleting", () -> api.start(arn))
        .isEqualTo("State Machine Deleting: '" + arn + "'");
    assertRefused("StateMachineDeleting", () -> api.create("m", pass("1")));
    api.settle();
    assertRefused(
        "StateMachineDoesNotExist",
        () -> api.client.describeStateMachine(d -> d.stateMachineArn(arn)));
    assertThat(api.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void listsMachinesByPages() {
    for (int i = 0; i < 5; i++) {
      api.create("m" + i, pass("1"));
    }
    assertThat(api.client.listStateMachines(l -> l.maxResults(2)).stateMachines()).hasSize(2);
    assertThat(
            api.client.listStateMachinesPaginator(l -> l.maxResults(2)).stateMachines().stream()
                .map(StateMachineListItem::name))
        .containsExactly("m0", "m1", "m2", "m3", "m4");
    assertRefused(
            "ValidationException", () -> api.client.listStateMachines(l -> l.maxResults(1001)))
        .isEqualTo(
            "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy"
                + " constraint: Member must have value less than or equal to 1000");
    assertRefused("InvalidToken", () -> api.client.listStateMachines(l -> l.nextToken("nonsense")))
        .isEqualTo("Invalid Token: 'Invalid token'");
  }

  @Test
  void keepsTags() {
    String arn =
        api.client
            .createStateMachine(
                c ->
                    c.name("m")
                        .roleArn(ROLE)
                        .definition(pass("1"))
                        .tags(tag("a", "1"), tag("b", "2")))
            .stateMachineArn();
    api.client.tagResource(t -> t.resourceArn(arn).tags(tag("b", "3"), tag("c", "")));
    api.client.untagResource(u -> u.resourceArn(arn).tagKeys("a", "none"));
    assertThat(api.client.listTagsForResource(l -> l.resourceArn(arn)).tags())
        .containsExactlyInAnyOrder(tag("b", "3"), tag("c", ""));
    assertRefused(
        "TooManyTags",
        () ->
            api.client.tagResource(
                t ->
                    t.resourceArn(arn)
                        .tags(IntStream.range(0, 50).mapToObj(i -> tag("t" + i, "")).toList())));
    assertRefused(
            "ResourceNotFound",
            () -> api.client.listTagsForResource(l -> l.resourceArn(ARN + "activity:none")))
        .isEqualTo("Resource not found: '" + ARN + "activity:none'");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
