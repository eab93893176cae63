package dev.baton.infra.resilience;

import dev.baton.infra.Platform;
import dev.baton.infra.ServiceRole;
import dev.baton.infra.function.Permissions;
import dev.baton.infra.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The workflow {@code announcement}, and the rule that brings each of its events back to it as a
 * receipt.
 */
public final class Announcement extends Construct {
  private static final String SLUG = "announcement";

  private final Workflow workflow;

  Announcement(Construct scope, Platform platform) {
    super(scope, "Announcement");
    var foundation = platform.foundation();
    this.workflow =
        new Workflow(
            this,
            SLUG,
            platform,
            Map.of(
                "EventBusName", foundation.bus().getEventBusName(),
                "AnnouncementsTableName", foundation.announcementsTable().getTableName()),
            List.of(
                Permissions.allow(
                    "Announce", List.of("events:PutEvents"), foundation.bus().getEventBusArn()),
                Permissions.allow(
                    "NoteAndFindReceipts",
                    List.of("dynamodb:PutItem", "dynamodb:GetItem"),
                    foundation.announcementsTable().getTableArn())));
    receipts(platform);
  }

  Workflow workflow() {
    return workflow;
  }

  /**
   * What other workflows start, known before it exists, so that no stack has to hand it to another.
   */
  public static String arn(Construct scope) {
    return Workflow.aliasArnOf(Stack.of(scope), SLUG);
  }

  /** What a role needs to announce something. */
  public static PolicyStatement permission(Construct scope) {
    return Permissions.allow("Announce", List.of("states:StartExecution"), arn(scope));
  }

  private void receipts(Platform platform) {
    ServiceRole role =
        new ServiceRole(
            this,
            "ReceiptRule",
            "events.amazonaws.com",
            List.of(
                Permissions.allow(
                    "NoteReceipts", List.of("states:StartExecution"), workflow.aliasArn())));
    CfnRule rule =
        CfnRule.Builder.create(this, "ReceiptRule")
            .description("Each announcement comes back as a receipt")
            .eventBusName(platform.foundation().bus().getEventBusName())
            .eventPattern(announced(workflow))
            .state("ENABLED")
            .targets(List.of(target(workflow, role)))
            .build();
    rule.overrideLogicalId("ReceiptRule");
    role.precede(rule);
  }

  /** An announcement names its execution among the resources that it is about. */
  private static Map<String, Object> announced(Workflow workflow) {
    String executions = workflow.executions();
    String prefix = executions.substring(0, executions.length() - 1);
    return new TreeMap<>(Map.of("resources", List.of(Map.of("prefix", prefix))));
  }

  private static CfnRule.TargetProperty target(Workflow workflow, ServiceRole role) {
    return CfnRule.TargetProperty.builder()
        .id("Announcement")
        .arn(workflow.aliasArn())
        .roleArn(role.arn())
        .inputTransformer(
            CfnRule.InputTransformerProperty.builder()
                .inputPathsMap(
                    new TreeMap<>(Map.of("announcement", "$.resources[0]", "eventId", "$.id")))
                .inputTemplate(
                    """
                    {"receipt": {"announcement": <announcement>, "eventId": <eventId>}, \
                    "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": <announcement>}\
                    """)
                .build())
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(86_400)
                .maximumRetryAttempts(185)
                .build())
        .build();
  }
}
