package dev.baton.infra.foundation;

import dev.baton.infra.Replica;
import dev.baton.infra.ServiceRole;
import dev.baton.infra.function.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.DeleteMarkerReplicationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationDestinationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationRuleFilterProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.SourceSelectionCriteriaProperty;
import software.amazon.awscdk.services.s3.CfnBucket.SseKmsEncryptedObjectsProperty;
import software.constructs.Construct;

/** Copies each new version of the documents into the second region, under that region's key. */
final class Replication {
  private Replication() {}

  static void to(Replica replica, Bucket documents, Key key) {
    CfnBucket bucket = (CfnBucket) Objects.requireNonNull(documents.getNode().getDefaultChild());
    Construct scope = new Construct(bucket, "Replication");
    String copies = "arn:" + Aws.PARTITION + ":s3:::" + replica.bucketName(Stack.of(bucket));
    ServiceRole role =
        new ServiceRole(
            scope, "Replication", "s3.amazonaws.com", statements(replica, bucket, copies, key));
    bucket.setReplicationConfiguration(
        ReplicationConfigurationProperty.builder()
            .role(role.arn())
            .rules(List.of(everything(copies, replica.keyArn(key))))
            .build());
  }

  private static ReplicationRuleProperty everything(String copies, String keyArn) {
    return ReplicationRuleProperty.builder()
        .id("SecondRegion")
        .status("Enabled")
        .priority(1)
        .filter(ReplicationRuleFilterProperty.builder().prefix("").build())
        .deleteMarkerReplication(
            DeleteMarkerReplicationProperty.builder().status("Enabled").build())
        .sourceSelectionCriteria(
            SourceSelectionCriteriaProperty.builder()
                .sseKmsEncryptedObjects(
                    SseKmsEncryptedObjectsProperty.builder().status("Enabled").build())
                .build())
        .destination(
            ReplicationDestinationProperty.builder()
                .bucket(copies)
                .encryptionConfiguration(
                    EncryptionConfigurationProperty.builder().replicaKmsKeyId(keyArn).build())
                .build())
        .build();
  }

  private static List<PolicyStatement> statements(
      Replica replica, CfnBucket bucket, String copies, Key key) {
    String source = bucket.getAttrArn();
    return List.of(
        Permissions.allow(
            "ReadReplicationRules",
            List.of("s3:GetReplicationConfiguration", "s3:ListBucket"),
            source),
        Permissions.allow(
            "ReadReplicated",
            List.of(
                "s3:GetObjectVersionAcl",
                "s3:GetObjectVersionForReplication",
                "s3:GetObjectVersionTagging"),
            source + "/*"),
        Permissions.allow(
            "Replicate",
            List.of("s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"),
            copies + "/*"),
        Permissions.allowWhen(
            "ReadUnderKey",
            List.of("kms:Decrypt"),
            context("s3." + Stack.of(key).getRegion() + ".amazonaws.com", source),
            key.getKeyArn()),
        Permissions.allowWhen(
            "WriteUnderSecondKey",
            List.of("kms:Encrypt", "kms:GenerateDataKey"),
            context("s3." + replica.region() + ".amazonaws.com", copies),
            replica.keyArn(key)));
  }

  private static Map<String, Object> context(String service, String bucketArn) {
    return Map.of(
        "StringEquals", Map.of("kms:ViaService", service),
        "StringLike", Map.of("kms:EncryptionContext:aws:s3:arn", bucketArn + "*"));
  }
}
