package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.door.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which key encrypts what, and what the users of a resource therefore need of that key: S3, SQS,
 * DynamoDB and SNS use it in the name of who calls them (KMS developer guide, "How AWS services use
 * AWS KMS"). Nothing is encrypted here; what would be missing on AWS is missing here.
 */
final class KeyRing {
  private static final Set<String> TABLE_ACTIONS =
      Set.of(
          "GetItem",
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "Query",
          "Scan",
          "BatchGetItem",
          "BatchWriteItem",
          "ConditionCheckItem",
          "PartiQLSelect",
          "PartiQLInsert",
          "PartiQLUpdate",
          "PartiQLDelete");

  /** A key, with what its users say that they use it for. */
  private record Lock(String key, String contextName, String contextValue) {}

  private final Map<String, Lock> locks = new ConcurrentHashMap<>();
  private final String region;

  KeyRing(String region) {
    this.region = region;
  }

  void note(MadeResource made) {
    JsonNode properties = made.request().properties();
    String arn = made.provisioned().attributes().getOrDefault("Arn", made.provisioned().ref());
    switch (made.request().type()) {
      case "AWS::DynamoDB::Table" -> {
        JsonNode key = properties.path("SSESpecification").path("KMSMasterKeyId");
        lock(arn, key, "aws:dynamodb:tableName", made.provisioned().ref());
      }
      case "AWS::DynamoDB::GlobalTable" -> {
        for (JsonNode replica : properties.path("Replicas")) {
          JsonNode key = replica.path("SSESpecification").path("KMSMasterKeyId");
          lock(arn, key, "aws:dynamodb:tableName", made.provisioned().ref());
        }
      }
      case "AWS::S3::Bucket" -> {
        JsonNode rule =
            properties.path("BucketEncryption").path("ServerSideEncryptionConfiguration").path(0);
        JsonNode key = rule.path("ServerSideEncryptionByDefault").path("KMSMasterKeyID");
        boolean oneForAll = rule.path("BucketKeyEnabled").asBoolean();
        lock(arn, key, "aws:s3:arn", oneForAll ? arn : "");
      }
      case "AWS::SQS::Queue" -> lock(arn, properties.path("KmsMasterKeyId"), "aws:sqs:arn", arn);
      case "AWS::SNS::Topic" ->
          lock(arn, properties.path("KmsMasterKeyId"), "aws:sns:topicArn", arn);
      case "AWS::Events::EventBus" ->
          lock(arn, properties.path("KmsKeyIdentifier"), "aws:events:event-bus:arn", arn);
      default -> {}
    }
  }

  private void lock(String arn, JsonNode key, String contextName, String contextValue) {
    if (key.isTextual() && key.asText().startsWith("arn:")) {
      locks.put(arn, new Lock(key.asText(), contextName, contextValue));
    } else {
      locks.remove(arn);
    }
  }

  /** What of a key is needed beside a permission; none for what is not encrypted with one. */
  List<Permission> needed(Permission permission) {
    String[] action = permission.action().split(":", 2);
    Lock lock = lock(action[0], permission.resource());
    if (lock == null) {
      return List.of();
    }
    return switch (action[0]) {
      case "dynamodb" ->
          TABLE_ACTIONS.contains(action[1])
              ? List.of(
                  new Permission("kms:DescribeKey", lock.key(), via("dynamodb")),
                  use("kms:Decrypt", lock, "dynamodb", permission))
              : List.of();
      case "s3" -> ofObject(action[1], lock, permission);
      case "sqs", "sns" -> ofMessage(action[0], action[1], lock, permission);
      default -> List.of();
    };
  }

  /** What EventBridge itself needs to keep an event; null where a bus has no key. */
  @Nullable Permission ofBus(String busArn) {
    Lock lock = locks.get(busArn);
    return lock == null
        ? null
        : new Permission(
            "kms:GenerateDataKey", lock.key(), context(lock.contextName(), lock.contextValue()));
  }

  private List<Permission> ofObject(String action, Lock lock, Permission permission) {
    List<Permission> needed = new ArrayList<>();
    if (action.equals("PutObject")) {
      needed.add(use("kms:GenerateDataKey", lock, "s3", permission));
    } else if (action.equals("GetObject") || action.equals("GetObjectVersion")) {
      needed.add(use("kms:Decrypt", lock, "s3", permission));
    }
    return needed;
  }

  private List<Permission> ofMessage(
      String service, String action, Lock lock, Permission permission) {
    List<Permission> needed = new ArrayList<>();
    if (action.equals("SendMessage") || action.equals("Publish")) {
      needed.add(use("kms:GenerateDataKey", lock, service, permission));
    }
    if (action.equals("SendMessage")
        || action.equals("Publish")
        || action.equals("ReceiveMessage")) {
      needed.add(use("kms:Decrypt", lock, service, permission));
    }
    return needed;
  }

  private @Nullable Lock lock(String service, String resource) {
    if (locks.isEmpty()) {
      return null;
    }
    int cut =
        service.equals("dynamodb") ? resource.indexOf('/', resource.indexOf("table/") + 6) : -1;
    return locks.get(cut < 0 ? Judge.owner(resource) : resource.substring(0, cut));
  }

  private Permission use(String action, Lock lock, String service, Permission of) {
    String value = lock.contextValue().isEmpty() ? of.resource() : lock.contextValue();
    Map<String, List<String>> facts = new HashMap<>(context(lock.contextName(), value));
    facts.putAll(via(service));
    return new Permission(action, lock.key(), facts);
  }

  private Map<String, List<String>> via(String service) {
    return Map.of("kms:viaservice", List.of(service + "." + region + ".amazonaws.com"));
  }

  /** An encryption context of one pair, as condition keys. */
  static Map<String, List<String>> context(String name, String value) {
    return Map.of(
        "kms:encryptioncontext:" + name.toLowerCase(Locale.ROOT),
        List.of(value),
        "kms:encryptioncontextkeys",
        List.of(name));
  }
}
