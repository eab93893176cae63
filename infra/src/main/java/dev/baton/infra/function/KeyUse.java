package dev.baton.infra.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What a role may do with the key: only what the services that it calls do on its behalf, and only
 * for the resources that its own statements name. Each service says for which resource it asks, in
 * the encryption context.
 */
final class KeyUse {
  private static final Set<String> OF_OBJECTS = Set.of("s3:GetObject", "s3:PutObject");
  private static final Set<String> OF_QUEUES =
      Set.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage");

  private final Stack stack;
  private final IKey key;
  private final List<PolicyStatement> own;

  KeyUse(IKey key, List<PolicyStatement> own) {
    this.stack = Stack.of(key);
    this.key = key;
    this.own = own;
  }

  List<PolicyStatement> statements() {
    List<PolicyStatement> statements = new ArrayList<>();
    List<String> tables = resources(action -> action.startsWith("dynamodb:"));
    if (!tables.isEmpty()) {
      List<String> names =
          tables.stream()
              .map(table -> stack.splitArn(table, ArnFormat.SLASH_RESOURCE_NAME).getResourceName())
              .toList();
      statements.add(
          use(
              "UseKeyForTables",
              "dynamodb",
              Map.of("kms:EncryptionContext:aws:dynamodb:tableName", names),
              "kms:Decrypt",
              "kms:Encrypt",
              "kms:GenerateDataKey",
              "kms:ReEncryptFrom",
              "kms:ReEncryptTo"));
      // Describing a key has no encryption context.
      statements.add(use("SeeKeyOfTables", "dynamodb", Map.of(), "kms:DescribeKey"));
    }
    if (!resources(OF_OBJECTS::contains).isEmpty()) {
      // Under a bucket key the context names the bucket, as the permission to list it does.
      List<String> buckets = resources("s3:ListBucket"::equals);
      if (buckets.isEmpty()) {
        throw new IllegalStateException(
            "a role reads or writes objects of a bucket it cannot list");
      }
      statements.add(
          use(
              "UseKeyForObjects",
              "s3",
              Map.of("kms:EncryptionContext:aws:s3:arn", buckets),
              "kms:Decrypt",
              "kms:GenerateDataKey"));
    }
    List<String> queues = resources(OF_QUEUES::contains);
    if (!queues.isEmpty()) {
      statements.add(
          use(
              "UseKeyForQueues",
              "sqs",
              Map.of("kms:EncryptionContext:aws:sqs:arn", queues),
              "kms:Decrypt",
              "kms:GenerateDataKey"));
    }
    return statements;
  }

  private PolicyStatement use(
      String sid, String service, Map<String, List<String>> context, String... actions) {
    String host = service + "." + stack.getRegion() + ".amazonaws.com";
    Map<String, Object> conditions =
        context.isEmpty()
            ? Map.of("StringEquals", Map.of("kms:ViaService", host))
            : Map.of("StringEquals", Map.of("kms:ViaService", host), "StringLike", context);
    return Permissions.allowWhen(sid, List.of(actions), conditions, key.getKeyArn());
  }

  private List<String> resources(Predicate<String> action) {
    return own.stream()
        .filter(statement -> statement.getActions().stream().anyMatch(action))
        .flatMap(statement -> statement.getResources().stream())
        .distinct()
        .toList();
  }
}
