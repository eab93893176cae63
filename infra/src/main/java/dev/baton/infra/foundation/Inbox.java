package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The way in: uploads below {@code inbox/} reach a queue; what cannot be taken in, another. */
final class Inbox extends Construct {
  /** Six times the intake function's time-out, as AWS advises. */
  private static final Duration VISIBILITY = Duration.seconds(180);

  private static final int RECEIVES = 5;

  private final Queue deadLetters;
  private final Queue queue;

  Inbox(Construct scope, Key key, Bucket documents, Settings settings) {
    super(scope, "Inbox");
    this.deadLetters = queue("IntakeDeadLetterQueue", key).build();
    this.queue =
        queue("IntakeQueue", key)
            .visibilityTimeout(VISIBILITY)
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(RECEIVES).build())
            .build();
    for (Queue each : List.of(deadLetters, queue)) {
      LogicalId.fix(each, each.getNode().getId(), CfnResource.class)
          .applyRemovalPolicy(settings.removal());
    }
    CfnRule uploads = uploads(documents);
    allow(queue, uploads);
    allow(deadLetters, uploads);
  }

  Queue queue() {
    return queue;
  }

  Queue deadLetters() {
    return deadLetters;
  }

  private Queue.Builder queue(String name, Key key) {
    return Queue.Builder.create(this, name)
        .encryption(QueueEncryption.KMS)
        .encryptionMasterKey(key)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14));
  }

  private CfnRule uploads(Bucket documents) {
    CfnRule rule =
        CfnRule.Builder.create(this, "UploadRule")
            .description("Uploads below inbox/ go to intake")
            .eventPattern(uploadPattern(documents))
            .state("ENABLED")
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("IntakeQueue")
                        .arn(queue.getQueueArn())
                        .deadLetterConfig(
                            CfnRule.DeadLetterConfigProperty.builder()
                                .arn(deadLetters.getQueueArn())
                                .build())
                        .retryPolicy(
                            CfnRule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(86_400)
                                .maximumRetryAttempts(185)
                                .build())
                        .build()))
            .build();
    rule.overrideLogicalId("UploadRule");
    return rule;
  }

  // Sorted: the same sources give the same bytes.
  private static Map<String, Object> uploadPattern(Bucket documents) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("bucket", Map.of("name", List.of(documents.getBucketName())));
    detail.put("object", Map.of("key", List.of(Map.of("prefix", "inbox/"))));
    Map<String, Object> pattern = new TreeMap<>();
    pattern.put("source", List.of("aws.s3"));
    pattern.put("detail-type", List.of("Object Created"));
    pattern.put("detail", detail);
    return pattern;
  }

  private static void allow(Queue queue, CfnRule rule) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("UploadRuleSends")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
  }
}
