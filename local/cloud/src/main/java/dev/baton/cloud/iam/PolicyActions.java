package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions of IAM about managed policies, their versions, and the roles that have them. */
final class PolicyActions {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final int MOST_VERSIONS = 5;

  private final CloudContext cloud;
  private final Roles roles;
  private final ManagedPolicies managed;
  private final Runnable changed;
  private final Records records;

  PolicyActions(CloudContext cloud, Roles roles, ManagedPolicies managed, Runnable changed) {
    this.cloud = cloud;
    this.roles = roles;
    this.managed = managed;
    this.changed = changed;
    records = Records.of(cloud, "iam-policies");
  }

  /** Lets the policies count that an earlier cloud left. */
  void begin() {
    records.all().forEach((arn, policy) -> managed.add(arn, current(policy)));
  }

  Map<String, JsonApi.Action> actions() {
    return Map.ofEntries(
        Map.entry("CreatePolicy", (params, request) -> create(params)),
        Map.entry("GetPolicy", (params, request) -> get(params)),
        Map.entry("ListPolicies", (params, request) -> list(params)),
        Map.entry("DeletePolicy", (params, request) -> delete(params)),
        Map.entry("CreatePolicyVersion", (params, request) -> createVersion(params)),
        Map.entry("GetPolicyVersion", (params, request) -> getVersion(params)),
        Map.entry("ListPolicyVersions", (params, request) -> listVersions(params)),
        Map.entry("DeletePolicyVersion", (params, request) -> deleteVersion(params)),
        Map.entry("SetDefaultPolicyVersion", (params, request) -> makeDefault(params)),
        Map.entry("AttachRolePolicy", (params, request) -> attach(params)),
        Map.entry("DetachRolePolicy", (params, request) -> detach(params)),
        Map.entry("ListAttachedRolePolicies", (params, request) -> attached(params)),
        Map.entry("ListEntitiesForPolicy", (params, request) -> entities(params)));
  }

  private static JsonNode current(ObjectNode policy) {
    String version = policy.path("DefaultVersionId").asText();
    return Json.parse(policy.path("Versions").path(version).path("Document").asText());
  }

  private synchronized JsonNode create(Params params) {
    String name = params.text("PolicyName");
    Invalid.unless(NAME, 128, name, "PolicyName");
    String document = RoleActions.document(params, "PolicyDocument", false);
    String path = params.textOr("Path", "/");
    String arn = "arn:aws:iam::" + cloud.account() + ":policy" + path + name;
    if (records.has(arn) || managed.isOwn(arn)) {
      throw new AwsException(
          409,
          "EntityAlreadyExists",
          "A policy called " + name + " already exists. Duplicate names are not allowed.");
    }
    ObjectNode policy = Json.object().put("PolicyName", name).put("PolicyId", "ANPA" + name);
    policy.put("Arn", arn).put("Path", path).put("DefaultVersionId", "v1").put("Last", 1);
    policy.put("IsAttachable", true).put("CreateDate", cloud.clock().now().toString());
    if (params.has("Description")) {
      policy.put("Description", params.text("Description"));
    }
    policy.set("Tags", params.get("Tags").isArray() ? params.get("Tags") : Json.array());
    version(policy, "v1", document);
    keep(policy);
    return Json.object().set("Policy", shown(policy));
  }

  private void version(ObjectNode policy, String id, String document) {
    policy
        .withObjectProperty("Versions")
        .putObject(id)
        .put("Document", document)
        .put("CreateDate", cloud.clock().now().toString());
  }

  private void keep(ObjectNode policy) {
    String arn = policy.path("Arn").asText();
    records.put(arn, policy);
    managed.add(arn, current(policy));
    roles.changed(arn);
    changed.run();
  }

  private ObjectNode shown(ObjectNode policy) {
    ObjectNode shown = policy.deepCopy();
    shown.remove(List.of("Versions", "Last"));
    String arn = policy.path("Arn").asText();
    long users =
        roles.all().values().stream().filter(role -> role.path(Roles.ATTACHED).has(arn)).count();
    shown.put("AttachmentCount", users);
    shown.set("CreateDate", Roles.moment(policy.path("CreateDate")));
    shown.set("UpdateDate", shown.path("CreateDate"));
    return shown;
  }

  /** A policy; those of the template and of AWS have one version. */
  private ObjectNode policy(String arn) {
    ObjectNode policy = records.get(arn);
    @Nullable JsonNode document = policy == null ? managed.document(arn) : null;
    if (document != null) {
      String name = arn.substring(arn.lastIndexOf('/') + 1);
      policy = Json.object().put("PolicyName", name).put("PolicyId", "ANPA" + name);
      policy.put("Arn", arn).put("Path", "/").put("DefaultVersionId", "v1");
      policy.put("IsAttachable", true).put("CreateDate", cloud.clock().now().toString());
      version(policy, "v1", document.toString());
    }
    if (policy == null) {
      throw Roles.missing("Policy " + arn + " does not exist or is not attachable.");
    }
    return policy;
  }

  private ObjectNode own(Params params) {
    ObjectNode policy = records.get(params.text("PolicyArn"));
    if (policy == null) {
      throw Roles.missing("Policy " + params.text("PolicyArn") + " was not found.");
    }
    return policy;
  }

  private JsonNode get(Params params) {
    return Json.object().set("Policy", shown(policy(params.text("PolicyArn"))));
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> all = new TreeMap<>();
    if (!params.textOr("Scope", "All").equals("AWS")) {
      records.all().forEach((arn, policy) -> all.put(arn, shown(policy)));
      managed.own().forEach(arn -> all.putIfAbsent(arn, shown(policy(arn))));
    }
    return RoleActions.page(params, "Policies", all);
  }

  private synchronized JsonNode delete(Params params) {
    ObjectNode policy = own(params);
    String arn = policy.path("Arn").asText();
    if (shown(policy).path("AttachmentCount").asInt() > 0) {
      throw new AwsException(409, "DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    records.remove(arn);
    managed.remove(arn);
    return Json.object();
  }

  private synchronized JsonNode createVersion(Params params) {
    String document = RoleActions.document(params, "PolicyDocument", false);
    ObjectNode policy = own(params);
    if (policy.path("Versions").size() >= MOST_VERSIONS) {
      throw new AwsException(
          409,
          "LimitExceeded",
          "A managed policy can have up to 5 versions. Before you create a new version, you must"
              + " delete an existing version.");
    }
    int number = policy.path("Last").asInt() + 1;
    String id = "v" + number;
    version(policy.put("Last", number), id, document);
    if (params.flag("SetAsDefault") || params.textOr("SetAsDefault", "").equals("true")) {
      policy.put("DefaultVersionId", id);
    }
    keep(policy);
    return Json.object().set("PolicyVersion", shownVersion(policy, id, false));
  }

  private static ObjectNode shownVersion(ObjectNode policy, String id, boolean whole) {
    JsonNode version = policy.path("Versions").path(id);
    if (version.isMissingNode()) {
      throw Roles.missing(
          "Policy " + policy.path("Arn").asText() + " version " + id + " does not exist");
    }
    ObjectNode shown = Json.object().put("VersionId", id);
    if (whole) {
      shown.put("Document", RoleActions.encoded(version.path("Document").asText()));
    }
    shown.put("IsDefaultVersion", policy.path("DefaultVersionId").asText().equals(id));
    shown.set("CreateDate", Roles.moment(version.path("CreateDate")));
    return shown;
  }

  private JsonNode getVersion(Params params) {
    ObjectNode policy = policy(params.text("PolicyArn"));
    return Json.object().set("PolicyVersion", shownVersion(policy, params.text("VersionId"), true));
  }

  private JsonNode listVersions(Params params) {
    ObjectNode policy = policy(params.text("PolicyArn"));
    Map<String, JsonNode> versions = new TreeMap<>();
    policy
        .path("Versions")
        .fieldNames()
        .forEachRemaining(id -> versions.put(id, shownVersion(policy, id, false)));
    return RoleActions.page(params, "Versions", versions);
  }

  private synchronized JsonNode deleteVersion(Params params) {
    ObjectNode policy = own(params);
    String id = params.text("VersionId");
    if (shownVersion(policy, id, false).path("IsDefaultVersion").asBoolean()) {
      throw new AwsException(
          409, "DeleteConflict", "Cannot delete the default version of a policy.");
    }
    policy.withObjectProperty("Versions").remove(id);
    keep(policy);
    return Json.object();
  }

  private synchronized JsonNode makeDefault(Params params) {
    ObjectNode policy = own(params);
    String id = params.text("VersionId");
    ObjectNode _ = shownVersion(policy, id, false);
    keep(policy.put("DefaultVersionId", id));
    return Json.object();
  }

  private JsonNode attach(Params params) {
    ObjectNode policy = policy(params.text("PolicyArn"));
    synchronized (roles) {
      ObjectNode role = roles.get(params.text("RoleName"));
      String name = policy.path("PolicyName").asText();
      role.withObjectProperty(Roles.ATTACHED).put(policy.path("Arn").asText(), name);
      roles.put(role);
      changed.run();
    }
    return Json.object();
  }

  private JsonNode detach(Params params) {
    String arn = params.text("PolicyArn");
    synchronized (roles) {
      ObjectNode role = roles.get(params.text("RoleName"));
      if (role.withObjectProperty(Roles.ATTACHED).remove(arn) == null) {
        throw Roles.missing("Policy " + arn + " was not found.");
      }
      roles.put(role);
      changed.run();
    }
    return Json.object();
  }

  private JsonNode attached(Params params) {
    Map<String, JsonNode> all = new TreeMap<>();
    roles
        .get(params.text("RoleName"))
        .path(Roles.ATTACHED)
        .properties()
        .forEach(
            each -> {
              ObjectNode shown = Json.object().put("PolicyName", each.getValue().asText());
              all.put(each.getKey(), shown.put("PolicyArn", each.getKey()));
            });
    return RoleActions.page(params, "AttachedPolicies", all);
  }

  private JsonNode entities(Params params) {
    String arn = policy(params.text("PolicyArn")).path("Arn").asText();
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("PolicyRoles");
    for (ObjectNode role : roles.all().values()) {
      if (role.path(Roles.ATTACHED).has(arn)) {
        ObjectNode user = users.addObject().put("RoleName", role.path("RoleName").asText());
        user.set("RoleId", role.path("RoleId"));
      }
    }
    answer.putArray("PolicyGroups");
    answer.putArray("PolicyUsers");
    return answer.put("IsTruncated", false);
  }
}
