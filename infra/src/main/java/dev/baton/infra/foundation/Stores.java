package dev.baton.infra.foundation;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Replica;
import dev.baton.infra.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The bucket of documents and claim checks, and the tables. */
final class Stores extends Construct {
  private final Bucket documentsBucket;
  private final StoreTable documentsTable;
  private final StoreTable indexTable;
  private final StoreTable approvalsTable;
  private final StoreTable sagasTable;
  private final StoreTable breakersTable;
  private final StoreTable announcementsTable;

  Stores(Construct scope, Key key, Settings settings, @Nullable Replica replica) {
    super(scope, "Stores");
    this.documentsBucket = bucket(key, AccessLogs.in(this, settings), settings);
    replicate(replica, key);
    this.documentsTable = new StoreTable(this, "DocumentsTable", key, settings, replica);
    this.indexTable = new StoreTable(this, "IndexTable", key, settings, replica);
    this.approvalsTable = new StoreTable(this, "ApprovalsTable", key, settings, replica);
    this.sagasTable = new StoreTable(this, "SagasTable", key, settings, replica);
    this.breakersTable = new StoreTable(this, "BreakersTable", key, settings, replica);
    this.announcementsTable =
        new StoreTable(this, "AnnouncementsTable", key, settings, replica).expiring();
  }

  Bucket documentsBucket() {
    return documentsBucket;
  }

  StoreTable documentsTable() {
    return documentsTable;
  }

  StoreTable indexTable() {
    return indexTable;
  }

  StoreTable approvalsTable() {
    return approvalsTable;
  }

  StoreTable sagasTable() {
    return sagasTable;
  }

  StoreTable breakersTable() {
    return breakersTable;
  }

  StoreTable announcementsTable() {
    return announcementsTable;
  }

  private void replicate(@Nullable Replica replica, Key key) {
    if (replica != null) {
      Replication.to(replica, documentsBucket, key);
    } else {
      AcceptedFinding.of(
          documentsBucket,
          "HIPAA.Security-S3BucketReplicationEnabled",
          "This deployment has one region; -c replicaRegion=... adds the second and its replication"
              + " (docs/decisions/0012-replication.md).");
    }
  }

  private Bucket bucket(Key key, Bucket accessLogs, Settings settings) {
    Bucket bucket =
        Bucket.Builder.create(this, "DocumentsBucket")
            .versioned(true)
            .enforceSsl(true)
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("documents/")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(settings.removal())
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("WorkFilesGo")
                        .prefix("work/")
                        .expiration(Duration.days(settings.retention().workFiles()))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
            .build();
    CfnBucket resource = LogicalId.fix(bucket, "DocumentsBucket", CfnBucket.class);
    // As a property of the bucket: eventBridgeEnabled(true) would bring a custom resource along.
    resource.setNotificationConfiguration(
        CfnBucket.NotificationConfigurationProperty.builder()
            .eventBridgeConfiguration(
                CfnBucket.EventBridgeConfigurationProperty.builder()
                    .eventBridgeEnabled(true)
                    .build())
            .build());
    return bucket;
  }
}
