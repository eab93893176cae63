package dev.baton.infra.foundation;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The bucket in which S3 says who asked for which object. */
public final class AccessLogs {
  private AccessLogs() {}

  /** Makes the bucket in a stack or a construct. */
  public static Bucket in(Construct scope, Settings settings) {
    Bucket bucket =
        Bucket.Builder.create(scope, "AccessLogsBucket")
            .versioned(true)
            .enforceSsl(true)
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(settings.removal())
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("AccessLogsGo")
                        .expiration(Duration.days(settings.retention().accessLogs()))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .build()))
            .build();
    CfnBucket resource = LogicalId.fix(bucket, "AccessLogsBucket", CfnBucket.class);
    AcceptedFinding.of(
        resource,
        "HIPAA.Security-S3DefaultEncryptionKMS",
        "S3 delivers access logs only to buckets under its own keys (SSE-S3); they hold the names"
            + " of objects and no content.");
    AcceptedFinding.of(
        resource,
        "HIPAA.Security-S3BucketReplicationEnabled",
        "Access logs serve inquiries in their own region and expire; documents are what a second"
            + " region needs.");
    return bucket;
  }
}
