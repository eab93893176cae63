package dev.baton.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.kms.KeyCalls;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.cloud.wire.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All secrets by name. The record of one holds what DescribeSecret shows, and the sealed values
 * under {@code Versions} by version id. Guarded by itself where something is read and then written.
 */
final class Secrets {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";
  private static final String MANAGED_KEY = "alias/aws/secretsmanager";

  private final CloudContext context;
  private final Records records;
  private final KeyCalls keys;
  private final SeededIds ids;

  Secrets(CloudContext context) {
    this.context = context;
    records = Records.of(context, "secrets");
    keys = new KeyCalls(context, "secretsmanager");
    ids = new SeededIds(context.seed(), "secrets");
  }

  CloudContext context() {
    return context;
  }

  /** The id of a version, for those that the caller does not name. */
  String newVersionId() {
    return ids.next();
  }

  /** The ARN of a secret; the six characters behind the name depend on it alone. */
  String arn(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    String suffix = UUID.nameUUIDFromBytes(bytes).toString().substring(0, 6);
    return context.arn("secretsmanager", "secret:" + name + "-" + suffix);
  }

  /** All secrets but those whose recovery window is over. */
  synchronized Map<String, ObjectNode> all() {
    records.all().forEach(this::expire);
    return records.all();
  }

  private void expire(String name, ObjectNode secret) {
    Instant end = Timestamps.read(secret.path("GoneDate"));
    if (end != null && !end.isAfter(context.clock().now())) {
      records.remove(name);
    }
  }

  /** The secret of a name or an ARN, with or without the six characters at its end; or null. */
  synchronized @Nullable ObjectNode find(String nameOrArn) {
    String name = nameOrArn;
    if (nameOrArn.startsWith("arn:")) {
      name = nameOrArn.substring(nameOrArn.indexOf(":secret:") + ":secret:".length());
      if (!records.has(name) && name.length() > 7 && arn(cut(name)).equals(nameOrArn)) {
        name = cut(name);
      }
    }
    ObjectNode present = records.get(name);
    if (present != null) {
      expire(name, present);
    }
    return records.get(name);
  }

  private static String cut(String name) {
    return name.substring(0, name.length() - 7);
  }

  ObjectNode get(String nameOrArn) {
    ObjectNode secret = find(nameOrArn);
    if (secret == null) {
      throw missing("Secrets Manager can't find the specified secret.");
    }
    return secret;
  }

  /** A secret that is not marked for deletion. */
  ObjectNode live(String nameOrArn) {
    ObjectNode secret = get(nameOrArn);
    if (secret.has("DeletedDate")) {
      throw AwsException.badRequest(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  void put(ObjectNode secret) {
    records.put(secret.path("Name").asText(), secret);
  }

  void remove(ObjectNode secret) {
    records.remove(secret.path("Name").asText());
  }

  /** The name, ARN and version with which most actions answer. */
  static ObjectNode named(ObjectNode secret) {
    ObjectNode answer = Json.object().put("ARN", secret.path("ARN").asText());
    return answer.put("Name", secret.path("Name").asText());
  }

  void touch(ObjectNode secret) {
    secret.set("LastChangedDate", Timestamps.seconds(context.clock().now()));
  }

  String seal(Principal caller, ObjectNode secret, String text, String version) {
    return keys.seal(caller, key(secret), text, binding(secret, version));
  }

  String open(Principal caller, ObjectNode secret, JsonNode version, String id) {
    String key = version.path("KmsKeyId").asText();
    return keys.open(caller, key, version.path("Sealed").asText(), binding(secret, id));
  }

  static String key(ObjectNode secret) {
    return secret.path("KmsKeyId").asText(MANAGED_KEY);
  }

  private static Map<String, String> binding(ObjectNode secret, String version) {
    return Map.of("SecretARN", secret.path("ARN").asText(), "SecretVersionId", version);
  }

  static AwsException missing(String message) {
    return AwsException.badRequest("ResourceNotFoundException", message);
  }
}
