package dev.baton.infra.foundation;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/**
 * Who may do what with the customer key: the account through its own policies, and the services
 * that keep things under it. In a key's policy {@code *} stands for the key itself.
 */
public final class KeyPolicy {
  private KeyPolicy() {}

  /** The policy of the key, or of its replica, in a stack. */
  public static PolicyDocument in(Stack stack) {
    return PolicyDocument.Builder.create()
        .statements(List.of(account(), logGroups(stack), logDelivery(stack), events(stack)))
        .build();
  }

  /** Without it no policy of the account would count, and nobody could administer the key. */
  private static PolicyStatement account() {
    return PolicyStatement.Builder.create()
        .sid("PoliciesOfThisAccount")
        .principals(List.of(new AccountRootPrincipal()))
        .actions(
            List.of(
                "kms:CancelKeyDeletion",
                "kms:CreateAlias",
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DeleteAlias",
                "kms:DescribeKey",
                "kms:DisableKey",
                "kms:EnableKey",
                "kms:EnableKeyRotation",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus",
                "kms:ListGrants",
                "kms:ListKeyPolicies",
                "kms:ListResourceTags",
                "kms:PutKeyPolicy",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
                "kms:ReplicateKey",
                "kms:RetireGrant",
                "kms:RevokeGrant",
                "kms:ScheduleKeyDeletion",
                "kms:TagResource",
                "kms:UntagResource",
                "kms:UpdateAlias",
                "kms:UpdateKeyDescription",
                "kms:UpdatePrimaryRegion"))
        .resources(List.of("*"))
        .build();
  }

  private static PolicyStatement logGroups(Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("LogGroupsOfThisAccount")
        .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + ".amazonaws.com")))
        .actions(
            List.of(
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
                "kms:GenerateDataKey",
                "kms:DescribeKey"))
        .resources(List.of("*"))
        .conditions(
            Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", logGroup(stack))))
        .build();
  }

  /** Step Functions' log delivery reads what the state machine encrypted. */
  private static PolicyStatement logDelivery(Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("LogDeliveryOfThisAccount")
        .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
        .actions(List.of("kms:Decrypt"))
        .resources(List.of("*"))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of(
                    "kms:EncryptionContext:SourceArn",
                    logs(stack, "*", ArnFormat.NO_RESOURCE_NAME))))
        .build();
  }

  /**
   * Bus and archive encrypt what they hold, a rule writes into encrypted queues, and an alarm into
   * an encrypted topic.
   */
  private static PolicyStatement events(Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("EventsAndAlarmsOfThisAccount")
        .principals(
            List.of(
                new ServicePrincipal("events.amazonaws.com"),
                new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(
            List.of(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:GenerateDataKey",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo"))
        .resources(List.of("*"))
        .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
        .build();
  }

  private static String logGroup(Stack stack) {
    return logs(stack, "log-group", ArnFormat.COLON_RESOURCE_NAME);
  }

  private static String logs(Stack stack, String resource, ArnFormat format) {
    ArnComponents.Builder arn =
        ArnComponents.builder().service("logs").resource(resource).arnFormat(format);
    if (format == ArnFormat.COLON_RESOURCE_NAME) {
      arn.resourceName("*");
    }
    return stack.formatArn(arn.build());
  }
}
