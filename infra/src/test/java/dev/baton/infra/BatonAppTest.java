package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatonAppTest {
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
    assertThat(Templates.SYNTHESIZED.stacks())
        .containsExactly(
            "BatonApprovals",
            "BatonCompensations",
            "BatonDocuments",
            "BatonFoundation",
            "BatonIntake",
            "BatonModels",
            "BatonOperations",
            "BatonResilience");
  }

  @Test
  void usesTheseTypesAndNoCustomResource() {
    assertThat(Templates.SYNTHESIZED.all()).extracting(Resource::type).isSubsetOf(TYPES);
  }

  @Test
  void namesNoAccountAndNoRegion() {
    for (String stack : Templates.SYNTHESIZED.stacks()) {
      assertThat(Templates.SYNTHESIZED.template(stack).toString())
          .doesNotContainPattern("[^0-9a-f][0-9]{12}[^0-9a-f]")
          .doesNotContainPattern("(us|eu|ap|sa|ca)-[a-z]+-[0-9]");
    }
  }

  @Test
  void saysWhereEverythingIs() {
    Set<String> outputs = new TreeSet<>();
    for (String stack : Templates.SYNTHESIZED.stacks()) {
      JsonNode template = Templates.SYNTHESIZED.template(stack);
      template.path("Outputs").properties().stream()
          .map(Map.Entry::getKey)
          .filter(key -> !key.startsWith("ExportsOutput"))
          .forEach(outputs::add);
      assertThat(template.path("Parameters")).isEmpty();
    }
    assertThat(outputs)
        .containsExactlyInAnyOrder(
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
  }

  /** A stateful resource whose logical id changes is replaced: the old data stays behind. */
  @Test
  void keepsTheLogicalIdsOfWhatHoldsData() {
    Set<String> stateful =
        Set.of(
            "AWS::DynamoDB::GlobalTable",
            "AWS::Backup::BackupVault",
            "AWS::S3::Bucket",
            "AWS::KMS::Key",
            "AWS::SQS::Queue",
            "AWS::Events::EventBus",
            "AWS::Events::Archive",
            "AWS::StepFunctions::StateMachine");
    assertThat(Templates.SYNTHESIZED.all())
        .filteredOn(resource -> stateful.contains(resource.type()))
        .extracting(Resource::toString)
        .containsExactlyInAnyOrder(
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
  }
}
