package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.cloud.wire.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All keys and aliases. A key is a record of its metadata under {@code Metadata}, with its secret
 * {@code Material}. Safe for threads: what reads and then writes is synchronized.
 */
final class Keys {
  private static final String ALIAS = "alias/";

  private final CloudContext context;
  private final Records keys;
  private final Records aliases;
  private final SeededIds ids;

  Keys(CloudContext context) {
    this.context = context;
    keys = Records.of(context, "kms-keys");
    aliases = Records.of(context, "kms-aliases");
    ids = new SeededIds(context.seed(), "kms");
  }

  CloudContext context() {
    return context;
  }

  /**
   * Makes a key.
   *
   * @param id null for one made up
   */
  synchronized ObjectNode create(@Nullable String id, String description, JsonNode policy) {
    String name = id == null ? freshId() : id;
    ObjectNode present = keys.get(name);
    if (present != null) {
      return present;
    }
    ObjectNode key = Json.object();
    ObjectNode data = key.putObject("Metadata");
    data.put("AWSAccountId", context.account()).put("KeyId", name).put("Arn", arn(name));
    data.set("CreationDate", Timestamps.seconds(context.clock().now()));
    data.put("Enabled", true).put("Description", description);
    data.put("KeyUsage", "ENCRYPT_DECRYPT").put("KeyState", "Enabled").put("Origin", "AWS_KMS");
    data.put("KeyManager", "CUSTOMER").put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
    data.put("KeySpec", "SYMMETRIC_DEFAULT").put("MultiRegion", false);
    data.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
    key.put("Material", Base64.getEncoder().encodeToString(Envelope.random(32)));
    key.put("Policy", policy.isTextual() ? policy.asText() : policy.toString());
    key.put("Rotates", false);
    key.putArray("Tags");
    key.putArray("Grants");
    keys.put(name, key);
    return key;
  }

  private String freshId() {
    String id = ids.next();
    while (keys.has(id)) {
      id = ids.next();
    }
    return id;
  }

  /** The id that a key of the template has in every cloud. */
  static String idOf(String stack, String logicalId) {
    byte[] name = (stack + "/" + logicalId).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private String arn(String id) {
    return context.arn("kms", "key/" + id);
  }

  synchronized void put(ObjectNode key) {
    keys.put(key.path("Metadata").path("KeyId").asText(), key);
  }

  /** The keys whose waiting time has not run out. */
  synchronized Map<String, ObjectNode> all() {
    keys.all().keySet().forEach(this::expire);
    return keys.all();
  }

  /** The key of an id, an ARN, or the name or ARN of an alias. */
  synchronized ObjectNode find(String reference) {
    String name = reference.substring(reference.lastIndexOf(':') + 1);
    if (name.startsWith(ALIAS)) {
      ObjectNode alias = aliases.get(name);
      if (alias == null && name.startsWith("alias/aws/")) {
        return managed(name);
      }
      if (alias == null) {
        throw missing("Alias " + context.arn("kms", name) + " is not found.");
      }
      return find(alias.path("TargetKeyId").asText());
    }
    String id = name.startsWith("key/") ? name.substring("key/".length()) : name;
    expire(id);
    ObjectNode key = keys.get(id);
    if (key == null) {
      throw missing("Key '" + arn(id) + "' does not exist");
    }
    return key;
  }

  /** The key of AWS's own services, made when it is first used. */
  private ObjectNode managed(String alias) {
    String id = idOf("aws", alias);
    ObjectNode key = create(id, "Default key that protects data of a service", policy());
    ((ObjectNode) key.path("Metadata")).put("KeyManager", "AWS");
    put(key);
    putAlias(alias, id);
    return key;
  }

  /** The policy that a key has when none is given: the account's IAM policies decide. */
  JsonNode policy() {
    ObjectNode policy = Json.object().put("Version", "2012-10-17").put("Id", "key-default-1");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "Enable IAM User Permissions").put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", "arn:aws:iam::" + context.account() + ":root");
    statement.put("Action", "kms:*").put("Resource", "*");
    return policy;
  }

  private void expire(String id) {
    ObjectNode key = keys.get(id);
    Instant due = key == null ? null : Timestamps.read(key.path("Metadata").path("DeletionDate"));
    if (due != null && !due.isAfter(context.clock().now())) {
      keys.remove(id);
      aliases.all().forEach((name, alias) -> dropAlias(name, alias, id));
    }
  }

  private void dropAlias(String name, ObjectNode alias, String id) {
    if (alias.path("TargetKeyId").asText().equals(id)) {
      aliases.remove(name);
    }
  }

  Map<String, ObjectNode> aliases() {
    return aliases.all();
  }

  boolean hasAlias(String name) {
    return aliases.has(name);
  }

  synchronized void putAlias(String name, String keyId) {
    ObjectNode before = aliases.get(name);
    ObjectNode alias = Json.object().put("AliasName", name);
    alias.put("AliasArn", context.arn("kms", name)).put("TargetKeyId", keyId);
    var now = Timestamps.seconds(context.clock().now());
    alias.set("CreationDate", before == null ? now : before.path("CreationDate"));
    alias.set("LastUpdatedDate", now);
    aliases.put(name, alias);
  }

  void removeAlias(String name) {
    aliases.remove(name);
  }

  static AwsException missing(String message) {
    return AwsException.badRequest("NotFoundException", message);
  }
}
