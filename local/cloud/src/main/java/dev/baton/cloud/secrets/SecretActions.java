package dev.baton.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Tags;
import dev.baton.cloud.wire.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon secrets: create, describe, change, delete with a recovery window, list, tag. */
final class SecretActions {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 100, "InvalidNextTokenException");

  private final Secrets secrets;
  private final ValueActions values;

  SecretActions(Secrets secrets) {
    this.secrets = secrets;
    this.values = new ValueActions(secrets);
  }

  Map<String, JsonApi.Action> actions() {
    Map<String, JsonApi.Action> actions = new TreeMap<>();
    actions.put("CreateSecret", this::create);
    actions.put("UpdateSecret", this::update);
    actions.put("DescribeSecret", (params, request) -> describe(params));
    actions.put("ListSecrets", (params, request) -> list(params));
    actions.put("DeleteSecret", (params, request) -> delete(params));
    actions.put("RestoreSecret", (params, request) -> restore(params));
    actions.put("TagResource", (params, request) -> tag(params));
    actions.put("UntagResource", (params, request) -> untag(params));
    actions.put("PutResourcePolicy", (params, request) -> putPolicy(params));
    actions.put("GetResourcePolicy", (params, request) -> policy(params));
    actions.put("DeleteResourcePolicy", (params, request) -> deletePolicy(params));
    return actions;
  }

  JsonNode create(Params params, AwsRequest request) {
    String name = params.text("Name");
    if (!NAME.matcher(name).matches()) {
      throw AwsException.badRequest(
          "ValidationException",
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    synchronized (secrets) {
      ObjectNode present = secrets.find(name);
      if (present != null) {
        throw present.has("DeletedDate")
            ? AwsException.badRequest(
                "InvalidRequestException",
                "You can't create this secret because a secret with this name is already scheduled"
                    + " for deletion.")
            : AwsException.badRequest(
                "ResourceExistsException",
                "The operation failed because the secret " + name + " already exists.");
      }
      ObjectNode secret = Json.object().put("ARN", secrets.arn(name)).put("Name", name);
      fill(secret, params);
      secret.set("CreatedDate", Timestamps.seconds(secrets.context().clock().now()));
      secrets.touch(secret);
      secret.putArray("Tags").addAll((ArrayNode) array(params.get("Tags")));
      ObjectNode answer = Secrets.named(secret);
      if (params.has("SecretString") || params.has("SecretBinary")) {
        answer.put("VersionId", values.add(secret, params, request));
      }
      secrets.put(secret);
      return answer;
    }
  }

  private static JsonNode array(JsonNode given) {
    return given.isArray() ? given : Json.array();
  }

  private static void fill(ObjectNode secret, Params params) {
    for (String member : List.of("Description", "KmsKeyId")) {
      if (params.has(member)) {
        secret.set(member, params.get(member));
      }
    }
  }

  private JsonNode update(Params params, AwsRequest request) {
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      fill(secret, params);
      secrets.touch(secret);
      ObjectNode answer = Secrets.named(secret);
      if (params.has("SecretString") || params.has("SecretBinary")) {
        answer.put("VersionId", values.add(secret, params, request));
      }
      secrets.put(secret);
      return answer;
    }
  }

  private JsonNode describe(Params params) {
    return described(secrets.get(params.text("SecretId")), "VersionIdsToStages");
  }

  private static ObjectNode described(ObjectNode secret, String stagesMember) {
    ObjectNode shown = secret.deepCopy();
    ObjectNode stages = Json.object();
    shown
        .path("Versions")
        .properties()
        .forEach(
            version -> {
              if (!version.getValue().path("Stages").isEmpty()) {
                stages.set(version.getKey(), version.getValue().path("Stages"));
              }
            });
    shown.remove(List.of("Versions", "GoneDate", "Policy"));
    if (!stages.isEmpty()) {
      shown.set(stagesMember, stages);
    }
    return shown;
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> shown = new TreeMap<>();
    secrets
        .all()
        .forEach(
            (name, secret) -> {
              boolean there = params.flag("IncludePlannedDeletion") || !secret.has("DeletedDate");
              if (there && passes(secret, params.get("Filters"))) {
                shown.put(name, described(secret, "SecretVersionsToStages"));
              }
            });
    return PAGES.page(params, "SecretList", shown);
  }

  /** Each filter must match; of its values one must, and one that begins with ! must not. */
  private static boolean passes(ObjectNode secret, JsonNode filters) {
    for (JsonNode filter : filters) {
      boolean any = false;
      for (JsonNode value : filter.path("Values")) {
        boolean not = value.asText().startsWith("!");
        String text = value.asText().substring(not ? 1 : 0);
        any |= not != matches(secret, filter.path("Key").asText(), text);
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(ObjectNode secret, String key, String value) {
    boolean all = key.equals("all");
    boolean found = false;
    if (key.equals("name") || all) {
      found = secret.path("Name").asText().startsWith(value);
    }
    if (key.equals("description") || all) {
      String description = secret.path("Description").asText().toLowerCase(Locale.ROOT);
      found |= secret.has("Description") && description.contains(value.toLowerCase(Locale.ROOT));
    }
    for (JsonNode tag : secret.path("Tags")) {
      found |= (key.equals("tag-key") || all) && tag.path("Key").asText().startsWith(value);
      found |= (key.equals("tag-value") || all) && tag.path("Value").asText().startsWith(value);
    }
    return found;
  }

  private JsonNode delete(Params params) {
    boolean force = params.flag("ForceDeleteWithoutRecovery");
    if (force && params.has("RecoveryWindowInDays")) {
      throw AwsException.badRequest(
          "InvalidParameterException",
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    int days = params.numberOr("RecoveryWindowInDays", 30);
    if (days < 7 || days > 30) {
      throw AwsException.badRequest(
          "InvalidParameterException",
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    synchronized (secrets) {
      ObjectNode secret = secrets.find(params.text("SecretId"));
      if (secret == null && force) {
        String name = params.text("SecretId");
        return Json.object().put("ARN", secrets.arn(name)).put("Name", name);
      }
      secret = secrets.live(params.text("SecretId"));
      var now = secrets.context().clock().now();
      var end = force ? now : now.plus(Duration.ofDays(days));
      if (force) {
        secrets.remove(secret);
      } else {
        secret.set("DeletedDate", Timestamps.seconds(now));
        secret.set("GoneDate", Timestamps.seconds(end));
        secrets.put(secret);
      }
      return Secrets.named(secret).set("DeletionDate", Timestamps.seconds(end));
    }
  }

  private JsonNode restore(Params params) {
    synchronized (secrets) {
      ObjectNode secret = secrets.get(params.text("SecretId"));
      secret.remove(List.of("DeletedDate", "GoneDate"));
      secrets.put(secret);
      return Secrets.named(secret);
    }
  }

  private JsonNode tag(Params params) {
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      Tags.add(secret, params.get("Tags"));
      secrets.put(secret);
    }
    return Json.object();
  }

  private JsonNode untag(Params params) {
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      List<String> names = params.texts("TagKeys");
      Tags.remove(secret, names);
      secrets.put(secret);
    }
    return Json.object();
  }

  private JsonNode putPolicy(Params params) {
    String policy = params.text("ResourcePolicy");
    if (!(Json.parseOrNull(policy) instanceof ObjectNode)) {
      throw AwsException.badRequest(
          "MalformedPolicyDocumentException", "This resource policy contains invalid Json");
    }
    Invalid.unless(Pattern.compile("(?s).*"), 20_480, policy, "ResourcePolicy");
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      secret.put("Policy", policy);
      secrets.put(secret);
      return Secrets.named(secret);
    }
  }

  private JsonNode policy(Params params) {
    ObjectNode secret = secrets.live(params.text("SecretId"));
    ObjectNode answer = Secrets.named(secret);
    if (secret.has("Policy")) {
      answer.set("ResourcePolicy", secret.path("Policy"));
    }
    return answer;
  }

  private JsonNode deletePolicy(Params params) {
    synchronized (secrets) {
      ObjectNode secret = secrets.live(params.text("SecretId"));
      secret.remove("Policy");
      secrets.put(secret);
      return Secrets.named(secret);
    }
  }
}
