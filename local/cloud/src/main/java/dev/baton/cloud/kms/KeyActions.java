package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Timestamps;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The actions upon keys: their life, policy, rotation and tags. */
final class KeyActions {
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "Limit", 100, "InvalidMarkerException");

  private final Keys keys;

  KeyActions(Keys keys) {
    this.keys = keys;
  }

  Map<String, JsonApi.Action> actions() {
    Map<String, JsonApi.Action> actions = new TreeMap<>();
    actions.put("CreateKey", (params, request) -> create(params));
    actions.put("DescribeKey", (params, request) -> shown(key(params)));
    actions.put("ListKeys", (params, request) -> list(params));
    actions.put("EnableKey", (params, request) -> change(params, key -> enable(key, true)));
    actions.put("DisableKey", (params, request) -> change(params, key -> enable(key, false)));
    actions.put("ScheduleKeyDeletion", (params, request) -> scheduleDeletion(params));
    actions.put("CancelKeyDeletion", (params, request) -> cancelDeletion(params));
    actions.put(
        "UpdateKeyDescription",
        (params, request) ->
            change(params, key -> data(key).put("Description", params.text("Description"))));
    actions.put("GetKeyPolicy", (params, request) -> policy(params));
    actions.put(
        "PutKeyPolicy",
        (params, request) ->
            change(params, key -> key.put("Policy", checked(params.text("Policy")))));
    actions.put("ListKeyPolicies", (params, request) -> policies(params));
    actions.put(
        "EnableKeyRotation", (params, request) -> change(params, key -> key.put("Rotates", true)));
    actions.put(
        "DisableKeyRotation",
        (params, request) -> change(params, key -> key.put("Rotates", false)));
    actions.put("GetKeyRotationStatus", (params, request) -> rotation(params));
    actions.put("TagResource", (params, request) -> change(params, key -> tag(key, params)));
    actions.put("UntagResource", (params, request) -> change(params, key -> untag(key, params)));
    actions.put("ListResourceTags", (params, request) -> tags(params));
    return actions;
  }

  private ObjectNode key(Params params) {
    return keys.find(params.text("KeyId"));
  }

  static ObjectNode data(ObjectNode key) {
    return (ObjectNode) key.path("Metadata");
  }

  private static ObjectNode shown(ObjectNode key) {
    ObjectNode answer = Json.object();
    answer.set("KeyMetadata", data(key));
    return answer;
  }

  private JsonNode create(Params params) {
    String spec = params.textOr("KeySpec", params.textOr("CustomerMasterKeySpec", ""));
    String usage = params.textOr("KeyUsage", "ENCRYPT_DECRYPT");
    boolean symmetric = spec.isEmpty() || spec.equals("SYMMETRIC_DEFAULT");
    if (!symmetric || !usage.equals("ENCRYPT_DECRYPT") || params.flag("MultiRegion")) {
      throw AwsException.badRequest(
          "UnsupportedOperationException",
          "The embedded cloud has keys of KeySpec SYMMETRIC_DEFAULT and KeyUsage ENCRYPT_DECRYPT in"
              + " one region only, not "
              + (symmetric ? usage : spec));
    }
    JsonNode policy =
        params.has("Policy") ? Json.parse(checked(params.text("Policy"))) : keys.policy();
    ObjectNode key = keys.create(null, params.textOr("Description", ""), policy);
    tag(key, params);
    keys.put(key);
    return shown(key);
  }

  private static String checked(String policy) {
    if (!(Json.parseOrNull(policy) instanceof ObjectNode)) {
      throw AwsException.badRequest(
          "MalformedPolicyDocumentException", "The key policy is not a JSON object");
    }
    return policy;
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> shown = new TreeMap<>();
    keys.all()
        .forEach(
            (id, key) ->
                shown.put(
                    id,
                    Json.object().put("KeyId", id).put("KeyArn", data(key).path("Arn").asText())));
    return truncated(PAGES.page(params, "Keys", shown));
  }

  static ObjectNode truncated(ObjectNode page) {
    return page.put("Truncated", page.has("NextMarker"));
  }

  private JsonNode change(Params params, Consumer<ObjectNode> change) {
    synchronized (keys) {
      ObjectNode key = key(params);
      if (data(key).path("KeyState").asText().equals("PendingDeletion")) {
        throw pending(key);
      }
      change.accept(key);
      keys.put(key);
    }
    return Json.object();
  }

  static AwsException pending(ObjectNode key) {
    return AwsException.badRequest(
        "KMSInvalidStateException", data(key).path("Arn").asText() + " is pending deletion.");
  }

  private static void enable(ObjectNode key, boolean on) {
    data(key).put("Enabled", on).put("KeyState", on ? "Enabled" : "Disabled");
  }

  private JsonNode scheduleDeletion(Params params) {
    int days = params.numberOr("PendingWindowInDays", 30);
    Invalid.outside(7, 30, days, "PendingWindowInDays");
    synchronized (keys) {
      ObjectNode key = key(params);
      if (data(key).path("KeyState").asText().equals("PendingDeletion")) {
        throw pending(key);
      }
      enable(key, false);
      data(key).put("KeyState", "PendingDeletion");
      var due = keys.context().clock().now().plus(Duration.ofDays(days));
      data(key).set("DeletionDate", Timestamps.seconds(due));
      keys.put(key);
      ObjectNode answer = Json.object();
      answer.put("KeyId", data(key).path("Arn").asText());
      answer.set("DeletionDate", Timestamps.seconds(due));
      return answer.put("KeyState", "PendingDeletion").put("PendingWindowInDays", days);
    }
  }

  private JsonNode cancelDeletion(Params params) {
    synchronized (keys) {
      ObjectNode key = key(params);
      String arn = data(key).path("Arn").asText();
      if (!data(key).path("KeyState").asText().equals("PendingDeletion")) {
        throw AwsException.badRequest(
            "KMSInvalidStateException", arn + " is not pending deletion.");
      }
      enable(key, false);
      data(key).remove("DeletionDate");
      keys.put(key);
      return Json.object().put("KeyId", arn);
    }
  }

  private JsonNode policy(Params params) {
    String name = params.textOr("PolicyName", "default");
    if (!name.equals("default")) {
      throw Keys.missing("No such policy exists");
    }
    return Json.object().put("Policy", key(params).path("Policy").asText()).put("PolicyName", name);
  }

  private JsonNode policies(Params params) {
    ObjectNode answer = Json.object().put("Truncated", !key(params).isObject());
    answer.putArray("PolicyNames").add("default");
    return answer;
  }

  private JsonNode rotation(Params params) {
    ObjectNode key = key(params);
    ObjectNode answer = Json.object().put("KeyRotationEnabled", key.path("Rotates").asBoolean());
    return answer.put("KeyId", data(key).path("Arn").asText());
  }

  private static void tag(ObjectNode key, Params params) {
    for (JsonNode tag : params.get("Tags")) {
      drop(key, tag.path("TagKey").asText());
      ((ArrayNode) key.path("Tags")).add(tag);
    }
  }

  private static void untag(ObjectNode key, Params params) {
    params.texts("TagKeys").forEach(name -> drop(key, name));
  }

  private static void drop(ObjectNode key, String name) {
    var each = key.path("Tags").elements();
    while (each.hasNext()) {
      if (each.next().path("TagKey").asText().equals(name)) {
        each.remove();
      }
    }
  }

  private JsonNode tags(Params params) {
    Map<String, JsonNode> tags = new TreeMap<>();
    key(params).path("Tags").forEach(tag -> tags.put(tag.path("TagKey").asText(), tag));
    return truncated(PAGES.page(params, "Tags", tags));
  }
}
