package dev.baton.tests.assembly;

import dev.baton.cloud.Cloud;
import dev.baton.tests.cloud.Clients;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks each service of a cloud for all that it has, as a user's script would. */
final class DescribedServices {
  private final Cloud cloud;
  private final Description to;

  DescribedServices(Cloud cloud, Description to) {
    this.cloud = cloud;
    this.to = to;
  }

  void tell() {
    try (Clients clients = Clients.of(cloud)) {
      to.unlessRefused("states", () -> states(clients.sfn));
      to.unlessRefused("lambda", () -> functions(clients.lambda));
      to.unlessRefused("events", () -> events(clients.events));
      to.unlessRefused("dynamodb", () -> tables(clients.dynamodb));
      to.unlessRefused("sqs", () -> queues(clients.sqs));
      to.unlessRefused("s3", () -> buckets(clients.s3));
      to.unlessRefused("sns", () -> topics(clients.of(SnsClient.builder())));
      to.unlessRefused("scheduler", () -> schedules(clients.of(SchedulerClient.builder())));
      to.unlessRefused("kms", () -> keys(clients.of(KmsClient.builder())));
      to.unlessRefused("iam", () -> permissions(clients.of(IamClient.builder())));
      CloudWatchClient metrics = clients.of(CloudWatchClient.builder());
      to.noteIfThere("alarms", metrics::describeAlarms);
      CloudWatchLogsClient logs = clients.of(CloudWatchLogsClient.builder());
      to.noteIfThere("logs", logs::describeLogGroups);
    }
  }

  private void states(SfnClient sfn) {
    for (var machine : sfn.listStateMachines().stateMachines()) {
      String arn = machine.stateMachineArn();
      to.note("states", sfn.describeStateMachine(ask -> ask.stateMachineArn(arn)));
      sfn.listStateMachineVersions(ask -> ask.stateMachineArn(arn))
          .stateMachineVersions()
          .forEach(
              version ->
                  to.note(
                      "version",
                      sfn.describeStateMachine(
                          ask -> ask.stateMachineArn(version.stateMachineVersionArn()))));
      sfn.listStateMachineAliases(ask -> ask.stateMachineArn(arn))
          .stateMachineAliases()
          .forEach(
              alias ->
                  to.note(
                      "alias",
                      sfn.describeStateMachineAlias(
                          ask -> ask.stateMachineAliasArn(alias.stateMachineAliasArn()))));
    }
  }

  private void functions(LambdaClient lambda) {
    for (var function : lambda.listFunctionsPaginator().functions()) {
      String name = function.functionName();
      to.note(name, lambda.getFunction(ask -> ask.functionName(name)));
      to.note(name, lambda.listVersionsByFunction(ask -> ask.functionName(name)));
      to.noteIfThere(name, () -> lambda.getPolicy(ask -> ask.functionName(name)));
      to.noteIfThere(
          name, () -> lambda.getFunctionEventInvokeConfig(ask -> ask.functionName(name)));
      for (var alias : to.note(name, lambda.listAliases(ask -> ask.functionName(name))).aliases()) {
        to.noteIfThere(
            name, () -> lambda.getPolicy(ask -> ask.functionName(name).qualifier(alias.name())));
      }
    }
    to.note("sources", lambda.listEventSourceMappings());
  }

  private void events(EventBridgeClient events) {
    for (EventBus bus : to.note("buses", events.listEventBuses(ask -> {})).eventBuses()) {
      for (var rule :
          to.note(bus.name(), events.listRules(ask -> ask.eventBusName(bus.name()))).rules()) {
        to.note(
            rule.name(),
            events.listTargetsByRule(ask -> ask.eventBusName(bus.name()).rule(rule.name())));
      }
    }
    for (var archive : events.listArchives(ask -> {}).archives()) {
      to.note("archive", events.describeArchive(ask -> ask.archiveName(archive.archiveName())));
    }
  }

  private void tables(DynamoDbClient dynamodb) {
    for (String name : dynamodb.listTables().tableNames()) {
      to.note("table", dynamodb.describeTable(ask -> ask.tableName(name)));
      to.note(name, dynamodb.describeTimeToLive(ask -> ask.tableName(name)));
    }
  }

  private void queues(SqsClient sqs) {
    for (String url : sqs.listQueues().queueUrls()) {
      to.note(
          url,
          sqs.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.ALL)));
    }
  }

  private void buckets(S3Client s3) {
    for (var bucket : s3.listBuckets().buckets()) {
      String name = bucket.name();
      to.note(name, s3.getBucketVersioning(ask -> ask.bucket(name)));
      to.note(name, s3.getBucketNotificationConfiguration(ask -> ask.bucket(name)));
      to.noteIfThere(name, () -> s3.getBucketPolicy(ask -> ask.bucket(name)));
    }
  }

  private void topics(SnsClient sns) {
    for (var topic : sns.listTopics().topics()) {
      to.note("topic", sns.getTopicAttributes(ask -> ask.topicArn(topic.topicArn())));
    }
    for (var each : sns.listSubscriptions().subscriptions()) {
      to.note(
          "subscription",
          sns.getSubscriptionAttributes(ask -> ask.subscriptionArn(each.subscriptionArn())));
    }
  }

  private void schedules(SchedulerClient scheduler) {
    to.note("groups", scheduler.listScheduleGroups(ask -> {}));
    for (var each : scheduler.listSchedules(ask -> {}).schedules()) {
      to.note(
          "schedule",
          scheduler.getSchedule(ask -> ask.groupName(each.groupName()).name(each.name())));
    }
  }

  private void keys(KmsClient kms) {
    to.note("aliases", kms.listAliases());
    for (var key : kms.listKeys().keys()) {
      to.note("key", kms.describeKey(ask -> ask.keyId(key.keyId())));
      to.note("key", kms.getKeyPolicy(ask -> ask.keyId(key.keyId())));
      to.note("key", kms.getKeyRotationStatus(ask -> ask.keyId(key.keyId())));
      to.note("key", kms.listResourceTags(ask -> ask.keyId(key.keyId())));
    }
  }

  private void permissions(IamClient iam) {
    for (var role : to.note("roles", iam.listRoles(ask -> ask.maxItems(1000))).roles()) {
      String name = role.roleName();
      to.note(name, iam.listAttachedRolePolicies(ask -> ask.roleName(name)));
      for (String policy : iam.listRolePolicies(ask -> ask.roleName(name)).policyNames()) {
        to.note(name, iam.getRolePolicy(ask -> ask.roleName(name).policyName(policy)));
      }
    }
    for (var policy :
        iam.listPolicies(ask -> ask.scope(PolicyScopeType.LOCAL).maxItems(1000)).policies()) {
      to.note(
          policy.policyName(),
          iam.getPolicyVersion(
              ask -> ask.policyArn(policy.arn()).versionId(policy.defaultVersionId())));
    }
  }
}
