package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
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
  private final Table documentsTable;
  private final Table indexTable;
  private final Table approvalsTable;

  Stores(Construct scope, Key key, Settings settings) {
    super(scope, "Stores");
    this.documentsBucket = bucket(key, settings);
    this.documentsTable = table("DocumentsTable", key, settings);
    this.indexTable = table("IndexTable", key, settings);
    this.approvalsTable = table("ApprovalsTable", key, settings);
  }

  Bucket documentsBucket() {
    return documentsBucket;
  }

  Table documentsTable() {
    return documentsTable;
  }

  Table indexTable() {
    return indexTable;
  }

  Table approvalsTable() {
    return approvalsTable;
  }

  private Bucket bucket(Key key, Settings settings) {
    Bucket bucket =
        Bucket.Builder.create(this, "DocumentsBucket")
            .versioned(true)
            .enforceSsl(true)
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(settings.retention().data())
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("WorkFilesGo")
                        .prefix("work/")
                        .expiration(settings.retention().workFiles())
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

  private Table table(String name, Key key, Settings settings) {
    Table table =
        Table.Builder.create(this, name)
            .partitionKey(Attribute.builder().name("pk").type(AttributeType.STRING).build())
            .sortKey(Attribute.builder().name("sk").type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .encryption(TableEncryption.CUSTOMER_MANAGED)
            .encryptionKey(key)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .removalPolicy(settings.retention().data())
            .build();
    LogicalId.fix(table, name, CfnResource.class);
    return table;
  }
}
