package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.infra.Templates.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatonAppTest {
  private static final Set<String> STATEFUL_TYPES =
      Set.of(
          "AWS::DynamoDB::GlobalTable",
          "AWS::Backup::BackupVault",
          "AWS::S3::Bucket",
          "AWS::KMS::Key",
          "AWS::SQS::Queue",
          "AWS::Events::EventBus",
          "AWS::Events::Archive",
          "AWS::StepFunctions::StateMachine");

  private static final List<String> STATEFUL_IDS =
      List.of(
          "BatonApprovals/ApprovalStateMachine",
          "BatonDocuments/DocumentProcessingStateMachine",
          "BatonFoundation/AccessLogsBucket",
          "BatonFoundation/AnnouncementsTable",
          "BatonFoundation/ApprovalsTable",
          "BatonFoundation/BackupVault",
          "BatonFoundation/BreakersTable",
          "BatonFoundation/DocumentsBucket",
          "BatonFoundation/DocumentsTable",
          "BatonFoundation/EncryptionKey",
          "BatonFoundation/EventArchive",
          "BatonFoundation/EventBus",
          "BatonFoundation/IndexTable",
          "BatonFoundation/IntakeDeadLetterQueue",
          "BatonFoundation/IntakeQueue",
          "BatonFoundation/SagasTable",
          "BatonResilience/AdmissionSagaStateMachine",
          "BatonResilience/AnnouncementStateMachine",
          "BatonResilience/GuardedCallStateMachine");

  private static final Pattern PLACE =
      Pattern.compile("[^0-9a-f][0-9]{12}[^0-9a-f]|(us|eu|ap|sa|ca)-[a-z]+-[0-9]");

  private static final List<String> STACKS =
      List.of(
          "BatonApprovals",
          "BatonCompensations",
          "BatonDocuments",
          "BatonFoundation",
          "BatonIntake",
          "BatonModels",
          "BatonOperations",
          "BatonResilience");

  private static final List<String> OUTPUTS =
      List.of(
          "AdmissionSagaStateMachineArn",
          "AnnouncementStateMachineArn",
          "AnnouncementsTableName",
          "ApprovalStateMachineArn",
          "ApprovalsTableName",
          "BreakersTableName",
          "DecideApprovalFunctionName",
          "DocumentProcessingStateMachineArn",
          "DocumentsBucketName",
          "DocumentsTableName",
          "EventBusName",
          "GuardedCallStateMachineArn",
          "IndexTableName",
          "IntakeDeadLetterQueueUrl",
          "IntakeQueueUrl",
          "RemoveDocumentFunctionName",
          "SagasTableName",
          "SearchDocumentsFunctionName",
          "SettleCompensationFunctionName");

  private static final Set<String> TYPES =
      Set.of(
          "AWS::Backup::BackupPlan",
          "AWS::Backup::BackupSelection",
          "AWS::Backup::BackupVault",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::DynamoDB::GlobalTable",
          "AWS::Events::Archive",
          "AWS::Events::EventBus",
          "AWS::Events::Rule",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Role",
          "AWS::KMS::Key",
          "AWS::Lambda::Alias",
          "AWS::Lambda::EventSourceMapping",
          "AWS::Lambda::Function",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::Logs::LogGroup",
          "AWS::Logs::QueryDefinition",
          "AWS::S3::Bucket",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy",
          "AWS::Scheduler::Schedule",
          "AWS::StepFunctions::StateMachine",
          "AWS::StepFunctions::StateMachineAlias",
          "AWS::StepFunctions::StateMachineVersion");

  @Test
  void writesOneStackPerAreaAndTheFoundation() {
    guards(
        templates -> differences(STACKS, templates.stacks()),
        templates -> templates.drop("BatonModels"));
  }

  @Test
  void usesTheseTypesAndNoCustomResource() {
    guards(
        templates ->
            templates.all().stream()
                .map(Resource::type)
                .filter(type -> !TYPES.contains(type))
                .toList(),
        templates -> templates.resource("IntakeMapping").set("/Type", "\"Custom::Anything\""));
  }

  @Test
  void namesNoAccountAndNoRegion() {
    guards(
        templates ->
            templates.stacks().stream()
                .filter(stack -> PLACE.matcher(templates.template(stack).toString()).find())
                .toList(),
        templates ->
            templates
                .resource("IntakeDocumentFunction")
                .set("/Properties/Role", "\"arn:aws:iam::123456789012:role/any\""),
        templates ->
            templates
                .resource("IntakeDocumentFunction")
                .set("/Properties/KmsKeyArn", "\"arn:aws:kms:eu-west-1::key/any\""));
  }

  @Test
  void saysWhereEverythingIs() {
    guards(
        templates -> differences(OUTPUTS, outputs(templates)),
        templates ->
            templates.change("BatonFoundation").withObject("/Outputs").remove("EventBusName"),
        templates -> templates.change("BatonModels").withObject("/Outputs").putObject("Other"));
  }

  @Test
  void nobodyHasToFillInAParameter() {
    guards(
        templates ->
            templates.stacks().stream()
                .filter(stack -> !templates.template(stack).path("Parameters").isEmpty())
                .toList(),
        templates -> templates.change("BatonModels").putObject("Parameters").putObject("Any"));
  }

  private static List<String> outputs(Templates templates) {
    return templates.stacks().stream()
        .flatMap(stack -> templates.template(stack).path("Outputs").properties().stream())
        .map(Map.Entry::getKey)
        .filter(key -> !key.startsWith("ExportsOutput"))
        .toList();
  }

  /** What is missing, and what is there beside. */
  private static List<String> differences(Collection<String> expected, List<String> found) {
    List<String> faults = new ArrayList<>(expected);
    found.stream().filter(each -> !faults.remove(each)).toList().forEach(faults::add);
    return faults;
  }

  /** A stateful resource whose logical id changes is replaced: the old data stays behind. */
  @Test
  void keepsTheLogicalIdsOfWhatHoldsData() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>(STATEFUL_IDS);
          for (Resource resource : templates.all()) {
            if (STATEFUL_TYPES.contains(resource.type()) && !faults.remove(resource.toString())) {
              faults.add(resource + " is new: write it down here, and never rename it");
            }
          }
          return faults;
        },
        templates -> rename(templates, "BatonFoundation", "DocumentsTable"),
        templates -> rename(templates, "BatonDocuments", "DocumentProcessingStateMachine"),
        templates ->
            templates.change("BatonFoundation").withObject("/Resources").remove("IntakeQueue"));
  }

  @Test
  void theSameSourcesGiveTheSameBytesInAnotherFolder() throws IOException {
    Map<String, String> context = Map.of("stage", "prod", "replicaRegion", "eu-west-1");
    Map<String, String> one = contents(new Assembly(context).output());
    Map<String, String> other = contents(new Assembly(context).output());
    assertThat(one).hasSizeGreaterThan(20).isEqualTo(other);
  }

  /** Every file of an assembly by its name, with its bytes as text. */
  private static Map<String, String> contents(Path output) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private static void rename(Templates templates, String stack, String id) {
    ObjectNode resources = templates.change(stack).withObject("/Resources");
    resources.set(id + "Renamed", resources.remove(id));
  }
}
