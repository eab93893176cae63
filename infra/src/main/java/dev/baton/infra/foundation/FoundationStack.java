package dev.baton.infra.foundation;

import dev.baton.infra.Replica;
import dev.baton.infra.Settings;
import dev.baton.infra.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;

/** The key, the bucket, the tables, the bus and the queues; nothing here computes. */
public final class FoundationStack extends Stack {
  private final Key key;
  private final Topic alarmTopic;
  private final Stores stores;
  private final Announcements announcements;
  private final Inbox inbox;

  public FoundationStack(
      App app, StackProps properties, Settings settings, @Nullable Replica replica) {
    super(app, "BatonFoundation", properties);
    this.key = EncryptionKey.in(this, settings);
    this.alarmTopic = AlarmTopic.in(this, key, settings);
    this.stores = new Stores(this, key, settings, replica);
    if (Target.of(this).creates(CfnBackupVault.CFN_RESOURCE_TYPE_NAME)) {
      new Backups(
          this,
          key,
          List.of(
              stores.documentsTable(),
              stores.indexTable(),
              stores.approvalsTable(),
              stores.sagasTable(),
              stores.breakersTable(),
              stores.announcementsTable()),
          settings);
    }
    this.announcements = new Announcements(this, key, settings);
    this.inbox = new Inbox(this, key, stores.documentsBucket(), settings);
    output("DocumentsBucketName", stores.documentsBucket().getBucketName());
    output("DocumentsTableName", stores.documentsTable().getTableName());
    output("IndexTableName", stores.indexTable().getTableName());
    output("ApprovalsTableName", stores.approvalsTable().getTableName());
    output("SagasTableName", stores.sagasTable().getTableName());
    output("BreakersTableName", stores.breakersTable().getTableName());
    output("AnnouncementsTableName", stores.announcementsTable().getTableName());
    output("EventBusName", announcements.bus().getEventBusName());
    output("IntakeQueueUrl", inbox.queue().getQueueUrl());
    output("IntakeDeadLetterQueueUrl", inbox.deadLetters().getQueueUrl());
  }

  public Key key() {
    return key;
  }

  /** Where alarms go. */
  public Topic alarmTopic() {
    return alarmTopic;
  }

  public Bucket documentsBucket() {
    return stores.documentsBucket();
  }

  public StoreTable documentsTable() {
    return stores.documentsTable();
  }

  public StoreTable indexTable() {
    return stores.indexTable();
  }

  public StoreTable approvalsTable() {
    return stores.approvalsTable();
  }

  /** What sagas keep: compensations that are stuck, and what the sample saga arranges. */
  public StoreTable sagasTable() {
    return stores.sagasTable();
  }

  /** The state of every circuit breaker. */
  public StoreTable breakersTable() {
    return stores.breakersTable();
  }

  public StoreTable announcementsTable() {
    return stores.announcementsTable();
  }

  public EventBus bus() {
    return announcements.bus();
  }

  public Queue intakeQueue() {
    return inbox.queue();
  }

  public Queue intakeDeadLetters() {
    return inbox.deadLetters();
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }
}
