package dev.baton.infra;

import static dev.baton.infra.Templates.guards;

import dev.baton.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundationStackTest {
  private static final String PUBLIC = "/Properties/PublicAccessBlockConfiguration/";
  private static final String REGION = "/Properties/Replicas/0/";
  private static final String RULE = "/Properties/Targets/0/";

  @Test
  void theKeyTurnsAndStays() {
    guards(
        templates -> {
          Resource key = templates.resource("EncryptionKey");
          return faults(
              key,
              key.has("/Properties/EnableKeyRotation", "true"),
              key.has("/DeletionPolicy", "Retain"));
        },
        templates -> templates.resource("EncryptionKey").remove("/Properties/EnableKeyRotation"),
        templates -> templates.resource("EncryptionKey").set("/DeletionPolicy", "\"Delete\""));
  }

  @Test
  void theBucketIsVersionedEncryptedPrivateAndStays() {
    String encryption = "/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0";
    guards(
        templates -> {
          Resource bucket = templates.resource("DocumentsBucket");
          return faults(
              bucket,
              bucket.has("/Properties/VersioningConfiguration/Status", "Enabled"),
              bucket.isCustomerKey(encryption + "/ServerSideEncryptionByDefault/KMSMasterKeyID"),
              bucket.has(PUBLIC + "BlockPublicAcls", "true"),
              bucket.has(PUBLIC + "BlockPublicPolicy", "true"),
              bucket.has(PUBLIC + "IgnorePublicAcls", "true"),
              bucket.has(PUBLIC + "RestrictPublicBuckets", "true"),
              bucket.has("/DeletionPolicy", "Retain"));
        },
        templates ->
            templates.resource("DocumentsBucket").remove("/Properties/VersioningConfiguration"),
        templates -> templates.resource("DocumentsBucket").remove("/Properties/BucketEncryption"),
        templates ->
            templates.resource("DocumentsBucket").set(PUBLIC + "BlockPublicPolicy", "false"),
        templates -> templates.resource("DocumentsBucket").set("/DeletionPolicy", "\"Delete\""));
  }

  @Test
  void theBucketTellsTheDefaultBusByAPropertyOfItsOwn() {
    String flag =
        "/Properties/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled";
    guards(
        templates -> {
          Resource bucket = templates.resource("DocumentsBucket");
          return faults(bucket, bucket.has(flag, "true"));
        },
        templates -> templates.resource("DocumentsBucket").remove(flag));
  }

  @Test
  void bucketAndQueuesTakeNothingWithoutTls() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (String type : List.of("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy")) {
            for (Resource policy : templates.ofType(type)) {
              faults.addAll(faults(policy, refusesPlainHttp(policy)));
            }
          }
          if (templates.ofType("AWS::SQS::QueuePolicy").size()
              < templates.ofType("AWS::SQS::Queue").size()) {
            faults.add("a queue without a policy");
          }
          return faults;
        },
        templates ->
            templates
                .ofType("AWS::S3::BucketPolicy")
                .getFirst()
                .remove("/Properties/PolicyDocument/Statement/0"),
        templates ->
            templates
                .ofType("AWS::SQS::QueuePolicy")
                .getFirst()
                .remove("/Properties/PolicyDocument/Statement/0"));
  }

  @Test
  void everyTableHasTheCustomerKeyAndCanBeRestoredAndStays() {
    guards(
        templates -> {
          List<String> faults = new ArrayList<>();
          for (Resource table : templates.ofType("AWS::DynamoDB::GlobalTable")) {
            faults.addAll(
                faults(
                    table,
                    table.has("/Properties/SSESpecification/SSEType", "KMS"),
                    table.isCustomerKey(REGION + "SSESpecification/KMSMasterKeyId"),
                    table.has(
                        REGION + "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
                        "true"),
                    table.has(REGION + "DeletionProtectionEnabled", "true"),
                    table.has("/DeletionPolicy", "Retain"),
                    table.has("/UpdateReplacePolicy", "Retain")));
          }
          return faults;
        },
        templates -> templates.resource("ApprovalsTable").remove(REGION + "SSESpecification"),
        templates ->
            templates.resource("IndexTable").remove(REGION + "PointInTimeRecoverySpecification"),
        templates ->
            templates.resource("IndexTable").set(REGION + "DeletionProtectionEnabled", "false"),
        templates -> templates.resource("DocumentsTable").remove("/DeletionPolicy"));
  }

  @Test
  void everyTableIsBackedUpEachNight() {
    guards(
        templates -> {
          String selected =
              templates
                  .resource("BackupSelection")
                  .at("/Properties/BackupSelection/Resources")
                  .toString();
          List<String> faults = new ArrayList<>();
          for (Resource table : templates.ofType("AWS::DynamoDB::GlobalTable")) {
            if (!selected.contains('"' + table.id() + '"')) {
              faults.add(table + " is in no backup");
            }
          }
          Resource vault = templates.resource("BackupVault");
          faults.addAll(
              faults(
                  vault,
                  vault.isCustomerKey("/Properties/EncryptionKeyArn"),
                  vault.has("/DeletionPolicy", "Retain")));
          return faults;
        },
        templates ->
            templates.resource("BackupSelection").remove("/Properties/BackupSelection/Resources/1"),
        templates -> templates.resource("BackupVault").remove("/Properties/EncryptionKeyArn"));
  }

  @Test
  void theBusHasTheCustomerKeyAndAnArchive() {
    guards(
        templates -> {
          Resource bus = templates.resource("EventBus");
          Resource archive = templates.resource("EventArchive");
          List<String> faults = faults(bus, bus.isCustomerKey("/Properties/KmsKeyIdentifier"));
          faults.addAll(
              faults(
                  archive,
                  archive.at("/Properties/SourceArn").toString().contains("EventBus"),
                  archive.isCustomerKey("/Properties/KmsKeyIdentifier"),
                  archive.at("/Properties/RetentionDays").asInt() > 0));
          return faults;
        },
        templates -> templates.resource("EventBus").remove("/Properties/KmsKeyIdentifier"),
        templates -> templates.resource("EventArchive").remove("/Properties/RetentionDays"));
  }

  @Test
  void uploadsReachAnEncryptedQueueAndNothingIsLostOnTheWay() {
    guards(
        templates -> {
          Resource queue = templates.resource("IntakeQueue");
          Resource deadLetters = templates.resource("IntakeDeadLetterQueue");
          Resource rule = templates.resource("UploadRule");
          List<String> faults =
              faults(
                  queue,
                  queue.isCustomerKey("/Properties/KmsMasterKeyId"),
                  queue
                      .at("/Properties/RedrivePolicy/deadLetterTargetArn")
                      .toString()
                      .contains("IntakeDeadLetterQueue"),
                  queue.at("/Properties/VisibilityTimeout").asInt() >= 180);
          faults.addAll(
              faults(deadLetters, deadLetters.isCustomerKey("/Properties/KmsMasterKeyId")));
          faults.addAll(
              faults(
                  rule,
                  rule.at("/Properties/EventPattern/detail/object/key/0").has("prefix"),
                  rule.at(RULE + "Arn").toString().contains("\"IntakeQueue\""),
                  rule.at(RULE + "DeadLetterConfig/Arn")
                      .toString()
                      .contains("IntakeDeadLetterQueue")));
          return faults;
        },
        templates -> templates.resource("IntakeQueue").remove("/Properties/KmsMasterKeyId"),
        templates -> templates.resource("IntakeQueue").remove("/Properties/RedrivePolicy"),
        templates -> templates.resource("IntakeQueue").set("/Properties/VisibilityTimeout", "30"),
        templates -> templates.resource("UploadRule").remove(RULE + "DeadLetterConfig"),
        templates -> templates.resource("UploadRule").remove("/Properties/EventPattern/detail"));
  }

  private static boolean refusesPlainHttp(Resource policy) {
    for (var statement : policy.at("/Properties/PolicyDocument/Statement")) {
      if (statement.path("Effect").asText().equals("Deny")
          && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> faults(Resource resource, boolean... holds) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < holds.length; i++) {
      if (!holds[i]) {
        faults.add(resource + ": " + i);
      }
    }
    return faults;
  }
}
