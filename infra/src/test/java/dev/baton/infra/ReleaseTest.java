package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a change comes into use without harm to what is under way. */
class ReleaseTest {
  private static final String PREFERENCE = "/Properties/DeploymentPreference/";

  @Test
  void everyVersionStays() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource version : versions(templates)) {
            if (!version.has("/DeletionPolicy", "Retain")
                || !version.has("/UpdateReplacePolicy", "Retain")) {
              faults.add(version + " goes while executions may still need it");
            }
          }
          int published =
              templates.ofType("AWS::Lambda::Function").size()
                  + templates.ofType("AWS::StepFunctions::StateMachine").size();
          if (versions(templates).size() != published) {
            faults.add("not everything is published");
          }
          return faults;
        },
        templates -> versions(templates).getFirst().set("/DeletionPolicy", "\"Delete\""),
        templates -> versions(templates).getLast().remove("/UpdateReplacePolicy"),
        templates ->
            templates.change("BatonIntake").withObject("/Resources").remove(ofIntake(templates)));
  }

  @Test
  void aWorkflowCallsOneVersionOfEachOfItsFunctionsOrAnAlias() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource machine : templates.ofType("AWS::StepFunctions::StateMachine")) {
            for (Map.Entry<String, JsonNode> each :
                machine.at("/Properties/DefinitionSubstitutions").properties()) {
              String value = each.getValue().toString();
              boolean pinned = value.contains("CurrentVersion");
              boolean alias = value.contains("ImportValue") && value.contains("FunctionAlias");
              if (each.getKey().endsWith("FunctionArn") && !pinned && !alias) {
                faults.add(machine + " calls " + value);
              }
            }
          }
          return faults;
        },
        templates ->
            templates
                .resource("ApprovalStateMachine")
                .set(
                    "/Properties/DefinitionSubstitutions/RequestDecisionFunctionArn",
                    "{\"Fn::GetAtt\": [\"RequestDecisionFunction\", \"Arn\"]}"));
  }

  @Test
  void aNewVersionGetsSomeExecutionsFirstAndGoesBackWhileTheAlarmRings() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource alias : templates.ofType("AWS::StepFunctions::StateMachineAlias")) {
            String alarm = alias.at(PREFERENCE + "Alarms/0/Ref").asText();
            if (!alias.has(PREFERENCE + "Type", "CANARY") || !alarm.endsWith("FailedAlarm")) {
              faults.add(alias + " shifts at once");
            }
          }
          return faults;
        },
        templates -> alias(templates).set(PREFERENCE + "Type", "\"ALL_AT_ONCE\""),
        templates -> alias(templates).remove(PREFERENCE + "Alarms"));
    Templates dev = new Assembly(Map.of("stage", "dev")).templates();
    assertThat(alias(dev).at(PREFERENCE + "Type").asText()).isEqualTo("ALL_AT_ONCE");
  }

  @Test
  void executionsAreStartedThroughTheAlias() {
    guards(
        templates -> {
          String intake =
              templates
                  .resource("IntakeDocumentFunction")
                  .at("/Properties/Environment/Variables/DOCUMENT_PROCESSING_STATE_MACHINE_ARN")
                  .toString();
          String approval =
              templates
                  .resource("DocumentProcessingStateMachine")
                  .at("/Properties/DefinitionSubstitutions/ApprovalStateMachineArn")
                  .toString();
          return intake.contains("StateMachineAlias") && approval.contains("StateMachineAlias")
              ? List.of()
              : List.of(intake, approval);
        },
        templates ->
            templates
                .resource("DocumentProcessingStateMachine")
                .set("/Properties/DefinitionSubstitutions/ApprovalStateMachineArn", "\"other\""));
  }

  @Test
  void everyPublishedVersionStartsFromASnapshot() {
    guards(
        templates ->
            templates.ofType("AWS::Lambda::Function").stream()
                .filter(each -> !each.has("/Properties/SnapStart/ApplyOn", "PublishedVersions"))
                .map(Resource::toString)
                .toList(),
        templates ->
            templates.ofType("AWS::Lambda::Function").getFirst().remove("/Properties/SnapStart"));
  }

  private static List<Resource> versions(Templates templates) {
    List<Resource> versions = new ArrayList<>(templates.ofType("AWS::Lambda::Version"));
    versions.addAll(templates.ofType("AWS::StepFunctions::StateMachineVersion"));
    return versions;
  }

  private static Resource alias(Templates templates) {
    return templates.ofType("AWS::StepFunctions::StateMachineAlias").getFirst();
  }

  private static String ofIntake(Templates templates) {
    return templates.ofType("AWS::Lambda::Version").stream()
        .filter(version -> version.stack().equals("BatonIntake"))
        .map(Resource::id)
        .findFirst()
        .orElseThrow();
  }
}
