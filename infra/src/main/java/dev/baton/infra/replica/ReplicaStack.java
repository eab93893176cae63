package dev.baton.infra.replica;

import dev.baton.infra.AcceptedFinding;
import dev.baton.infra.LogicalId;
import dev.baton.infra.Replica;
import dev.baton.infra.Settings;
import dev.baton.infra.foundation.AccessLogs;
import dev.baton.infra.foundation.KeyPolicy;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.kms.CfnReplicaKey;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/**
 * The second region: the key's replica, the bucket that takes copies, and a bus of the same name.
 * Tables need nothing here, they are replicas of their own.
 */
public final class ReplicaStack extends Stack {

  public ReplicaStack(App app, StackProps properties, Replica replica, Settings settings) {
    super(app, "BatonReplica", properties);
    CfnParameter primary =
        CfnParameter.Builder.create(this, "PrimaryKeyArn")
            .description("The ARN of EncryptionKey of the stack BatonFoundation")
            .build();
    CfnReplicaKey replicaKey =
        CfnReplicaKey.Builder.create(this, "EncryptionKey")
            .description("Baton: copies of documents, tables and events")
            .primaryKeyArn(primary.getValueAsString())
            .keyPolicy(KeyPolicy.in(this))
            .build();
    replicaKey.overrideLogicalId("EncryptionKey");
    replicaKey.applyRemovalPolicy(settings.removal());
    documents(replica, Key.fromKeyArn(this, "Key", replicaKey.getAttrArn()), settings);
    CfnEventBus bus =
        CfnEventBus.Builder.create(this, "EventBus")
            .name("baton")
            .description("What Baton's workflows announce, while the first region cannot")
            .kmsKeyIdentifier(replicaKey.getAttrArn())
            .build();
    bus.overrideLogicalId("EventBus");
  }

  private void documents(Replica replica, IKey key, Settings settings) {
    Bucket bucket =
        Bucket.Builder.create(this, "DocumentsReplica")
            .bucketName(replica.bucketName(this))
            .versioned(true)
            .enforceSsl(true)
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .serverAccessLogsBucket(AccessLogs.in(this, settings))
            .serverAccessLogsPrefix("documents/")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(settings.removal())
            .build();
    AcceptedFinding.of(
        LogicalId.fix(bucket, "DocumentsReplicaBucket", CfnBucket.class),
        "HIPAA.Security-S3BucketReplicationEnabled",
        "It is itself the copy that another bucket's replication keeps.");
  }
}
