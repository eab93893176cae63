package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The roles by their names, as IAM shows them; what they allow is put into {@link Policies}. Those
 * made by API are kept, those of the template come with it. Guarded by itself.
 */
final class Roles {
  static final String TRUST = "AssumeRolePolicyDocument";
  static final String INLINE = "Inline";
  static final String ATTACHED = "Attached";
  private static final String OWNER = "Owner";

  private final CloudContext cloud;
  private final Policies policies;
  private final ManagedPolicies managed;
  private final Records made;
  private final Map<String, ObjectNode> ofTemplate = new ConcurrentHashMap<>();

  Roles(CloudContext cloud, Policies policies, ManagedPolicies managed) {
    this.cloud = cloud;
    this.policies = policies;
    this.managed = managed;
    made = Records.of(cloud, "iam-roles");
  }

  /** Lets the roles count that an earlier cloud left. */
  synchronized void begin() {
    made.all().values().forEach(this::apply);
  }

  /** A role as it begins, without policies. */
  ObjectNode fresh(String name, String path, String trust) {
    ObjectNode role = Json.object().put("RoleName", name).put("Path", path);
    role.put("Arn", "arn:aws:iam::" + cloud.account() + ":role" + path + name);
    role.put("RoleId", "AROA" + name).put(TRUST, trust);
    role.put("CreateDate", cloud.clock().now().toString()).put("MaxSessionDuration", 3600);
    role.putObject(INLINE);
    role.putObject(ATTACHED);
    role.putArray("Tags");
    return role.put(OWNER, Policies.BY_API + "/" + name);
  }

  /** A role of the template, whose policies are taken in from there. */
  synchronized void show(ObjectNode role, String owner) {
    ofTemplate.put(role.path("RoleName").asText(), role.put(OWNER, owner));
  }

  /** A policy of the template that a role of it has, to be shown. */
  synchronized void show(String role, String kind, String name, String document) {
    ObjectNode found = ofTemplate.get(role);
    if (found != null) {
      found.withObjectProperty(kind).put(name, document);
    }
  }

  synchronized Map<String, ObjectNode> all() {
    Map<String, ObjectNode> all = new TreeMap<>(made.all());
    all.putAll(ofTemplate);
    return all;
  }

  synchronized boolean has(String name) {
    return ofTemplate.containsKey(name) || made.has(name);
  }

  /**
   * The role of a name.
   *
   * @throws AwsException {@code NoSuchEntity}
   */
  synchronized ObjectNode get(String name) {
    ObjectNode role = ofTemplate.get(name);
    role = role == null ? made.get(name) : role.deepCopy();
    if (role == null) {
      throw missing("The role with name " + name + " cannot be found.");
    }
    return role;
  }

  /** Adds or changes a role, and lets what it says count. */
  synchronized void put(ObjectNode role) {
    String name = role.path("RoleName").asText();
    if (ofTemplate.containsKey(name)) {
      ofTemplate.put(name, role);
    } else {
      made.put(name, role);
    }
    apply(role);
  }

  synchronized void remove(String name) {
    ObjectNode role = has(name) ? get(name) : null;
    ofTemplate.remove(name);
    made.remove(name);
    if (role != null) {
      policies.forget(role.path(OWNER).asText());
      policies.forgetRole(name, role.path("Arn").asText());
    }
  }

  /** Reads a managed policy anew for all roles that have it. */
  synchronized void changed(String policyArn) {
    all().values().stream().filter(role -> role.path(ATTACHED).has(policyArn)).forEach(this::apply);
  }

  private void apply(ObjectNode role) {
    String name = role.path("RoleName").asText();
    String arn = role.path("Arn").asText();
    String owner = role.path(OWNER).asText();
    policies.empty(name);
    policies.describe(arn);
    policies.protect(arn, owner, Json.parse(role.path(TRUST).asText()));
    role.path(INLINE)
        .properties()
        .forEach(
            each -> {
              JsonNode document = Json.parse(each.getValue().asText());
              policies.attach(name, owner + "/" + each.getKey(), document);
            });
    role.path(ATTACHED)
        .fieldNames()
        .forEachRemaining(
            policy -> {
              @Nullable JsonNode document = managed.document(policy);
              if (document != null) {
                policies.attach(name, owner + "/" + policy, document);
              }
            });
  }

  static AwsException missing(String message) {
    return new AwsException(404, "NoSuchEntity", message);
  }

  /** A moment as the query protocol writes it. */
  static JsonNode moment(JsonNode text) {
    return Timestamps.any(Instant.parse(text.asText()));
  }
}
