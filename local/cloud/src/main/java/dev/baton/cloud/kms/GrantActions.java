package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.cloud.wire.Timestamps;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The actions upon grants of keys; each grant is among the {@code Grants} of its key. */
final class GrantActions {
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "Limit", 100, "InvalidMarkerException");

  private final Keys keys;
  private final SeededIds ids;

  GrantActions(Keys keys) {
    this.keys = keys;
    ids = new SeededIds(keys.context().seed(), "kms-grants");
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateGrant", (params, request) -> create(params),
        "ListGrants", (params, request) -> list(params),
        "RevokeGrant", (params, request) -> revoke(params),
        "RetireGrant", (params, request) -> revoke(params));
  }

  private JsonNode create(Params params) {
    ObjectNode grant = Json.object();
    String id = ids.next().replace("-", "");
    grant.put("GrantId", id).put("GrantToken", "token-" + id);
    grant.put("GranteePrincipal", params.text("GranteePrincipal"));
    grant.put("IssuingAccount", "arn:aws:iam::" + keys.context().account() + ":root");
    grant.set("CreationDate", Timestamps.seconds(keys.context().clock().now()));
    ArrayNode operations = grant.putArray("Operations");
    params.texts("Operations").forEach(operations::add);
    for (String name : new String[] {"RetiringPrincipal", "Constraints", "Name"}) {
      if (params.has(name)) {
        grant.set(name, params.get(name));
      }
    }
    synchronized (keys) {
      ObjectNode key = keys.find(params.text("KeyId"));
      grant.put("KeyId", KeyActions.data(key).path("Arn").asText());
      ((ArrayNode) key.path("Grants")).add(grant);
      keys.put(key);
    }
    return Json.object().put("GrantId", id).put("GrantToken", "token-" + id);
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> shown = new TreeMap<>();
    for (JsonNode grant : keys.find(params.text("KeyId")).path("Grants")) {
      ObjectNode copy = grant.deepCopy();
      copy.remove("GrantToken");
      shown.put(grant.path("GrantId").asText(), copy);
    }
    return KeyActions.truncated(PAGES.page(params, "Grants", shown));
  }

  private JsonNode revoke(Params params) {
    boolean byToken = params.has("GrantToken");
    String wanted = byToken ? params.text("GrantToken") : params.text("GrantId");
    String member = byToken ? "GrantToken" : "GrantId";
    Predicate<JsonNode> same = grant -> grant.path(member).asText().equals(wanted);
    synchronized (keys) {
      for (ObjectNode key : keys.all().values()) {
        var each = key.path("Grants").elements();
        while (each.hasNext()) {
          if (same.test(each.next())) {
            each.remove();
            keys.put(key);
            return Json.object();
          }
        }
      }
    }
    throw Keys.missing("Grant ID " + wanted + " not found");
  }
}
