package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** The one customer key: everything at rest is under it, and it turns every year. */
final class EncryptionKey {
  private EncryptionKey() {}

  static Key in(Stack stack, Settings settings) {
    Key key =
        Key.Builder.create(stack, "EncryptionKey")
            .description("Baton: documents, tables, queues, events, logs and executions")
            .enableKeyRotation(true)
            .removalPolicy(settings.retention().data())
            .build();
    LogicalId.fix(key, "EncryptionKey", CfnResource.class);
    key.addToResourcePolicy(logGroups(stack));
    key.addToResourcePolicy(logDelivery(stack));
    key.addToResourcePolicy(events(stack));
    return key;
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
            Map.of(
                "ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", logs(stack, "log-group"))))
        .build();
  }

  /** Step Functions' log delivery reads what the state machine encrypted. */
  private static PolicyStatement logDelivery(Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("LogDeliveryOfThisAccount")
        .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
        .actions(List.of("kms:Decrypt"))
        .resources(List.of("*"))
        .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", logs(stack, "*"))))
        .build();
  }

  /** Bus and archive encrypt what they hold, and a rule writes into encrypted queues. */
  private static PolicyStatement events(Stack stack) {
    return PolicyStatement.Builder.create()
        .sid("EventsOfThisAccount")
        .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
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

  private static String logs(Stack stack, String resource) {
    if ("*".equals(resource)) {
      return stack.formatArn(
          ArnComponents.builder()
              .service("logs")
              .resource("*")
              .arnFormat(ArnFormat.NO_RESOURCE_NAME)
              .build());
    }
    return stack.formatArn(
        ArnComponents.builder()
            .service("logs")
            .resource(resource)
            .resourceName("*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
