package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.assembly.AssemblyOnDisk;
import dev.baton.cloud.fault.Fault;
import dev.baton.engine.StartExecution;
import dev.baton.engine.clock.RealClock;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole cloud from a small assembly. */
class CloudTest {
  private static final String WORKFLOW =
      """
      "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}},
      "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {}}},
      "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/app"}},
      "Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
        "StateMachineName": "flow", "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
        "DefinitionString":
          "{\\"QueryLanguage\\":\\"JSONata\\",\\"StartAt\\":\\"Rest\\",\\"States\\":{\\"Rest\\":{\\"Type\\":\\"Wait\\",\\"Seconds\\":3600,\\"Next\\":\\"Done\\"},\\"Done\\":{\\"Type\\":\\"Succeed\\"}}}"}}\
      """;

  @TempDir Path folder;

  @Test
  void givesTheOutputsAndLetsTimePass() {
    try (Cloud cloud = builder(WORKFLOW).start()) {
      assertThat(cloud.outputs())
          .containsEntry("Arn", "arn:aws:states:us-east-1:000000000000:stateMachine:flow")
          .containsEntry("LogArn", "arn:aws:logs:us-east-1:000000000000:log-group:/app:*")
          .hasEntrySatisfying(
              "KeyArn",
              arn ->
                  assertThat(arn).matches("arn:aws:kms:us-east-1:000000000000:key/[0-9a-f-]{36}"));
      cloud.engine().start(new StartExecution(cloud.outputs().get("Arn"), "one", "{}"));

      cloud.awaitIdle();

      assertThat(cloud.clock().now()).hasToString("2026-01-05T10:00:00Z");
      assertThat(cloud.engine().executions(cloud.outputs().get("Arn")))
          .singleElement()
          .satisfies(e -> assertThat(e.status()).hasToString("SUCCEEDED"));
    }
  }

  @Test
  void tellsWhatItsStartTook() {
    long begun = System.nanoTime();
    try (Cloud cloud = builder(WORKFLOW).start()) {
      long took = System.nanoTime() - begun;
      List<StartStep> steps = cloud.startSteps();

      assertThat(steps)
          .extracting(StartStep::name)
          .containsExactly(
              "reading the templates",
              "making the services",
              "starting them and making all resources",
              "permissions, schedules and pollers");
      assertThat(steps.stream().mapToLong(step -> step.took().toNanos()).sum()).isBetween(1L, took);
      List<StartStep> services = steps.get(2).within();
      assertThat(services).extracting(StartStep::name).contains("dynamodb", "sqs", "s3", "states");
      assertThat(services)
          .isSortedAccordingTo(Comparator.comparing(StartStep::took).reversed())
          .allSatisfy(service -> assertThat(service.took()).isLessThan(steps.get(2).took()));
    }
  }

  @Test
  void refusesFaultsForFunctionsAndStatesThatDoNotExist() {
    assertThatThrownBy(
            () ->
                builder(WORKFLOW)
                    .faults(List.of(Fault.parse("Rest:error"), Fault.parse("Work:error")))
                    .start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Work:error\": there is no function or state Work")
        .hasMessageContaining("there are Done, Rest");
  }

  @Test
  void namesWhatItCannotMake() {
    assertThatThrownBy(
            () ->
                builder(
                        WORKFLOW
                            + """
                            , "Node": {"Type": "AWS::Lambda::Function", "Properties": {
                                "Runtime": "nodejs24.x", "Code": {"S3Key": "x"}}},
                              "Lost": {"Type": "AWS::Lambda::Function", "Properties": {
                                "Runtime": "java25", "Code": {"S3Key": "lost.jar"}}}\
                            """)
                    .start())
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("App.template.json#/Resources/Node (AWS::Lambda::Function): Runtime")
        .hasMessageContaining("lost.jar is not an asset of this assembly");
  }

  @Test
  void onlyAVirtualClockCanBeWaitedFor() {
    try (RealClock clock = new RealClock();
        Cloud cloud = builder(WORKFLOW).clock(clock).start()) {
      assertThatThrownBy(cloud::awaitIdle).isInstanceOf(IllegalStateException.class);
    }
  }

  private Cloud.Builder builder(String resources) {
    String template =
        """
        {"Resources": {%s}, "Outputs": {
          "Arn": {"Value": {"Ref": "Flow"}},
          "KeyArn": {"Value": {"Fn::GetAtt": ["Key", "Arn"]}},
          "LogArn": {"Value": {"Fn::GetAtt": ["Logs", "Arn"]}}}}\
        """
            .formatted(resources);
    return Cloud.builder()
        .assembly(new AssemblyOnDisk(folder.resolve("cdk.out")).stack("App", template).write())
        .data(folder.resolve("data"));
  }
}
