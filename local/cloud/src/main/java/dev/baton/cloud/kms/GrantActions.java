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
import dev.baton.cloud.wire.SeededIds;
import dev.baton.cloud.wire.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions upon grants of keys; each grant is among the {@code Grants} of its key. */
final class GrantActions {
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "Limit", 100, "InvalidMarkerException");

  /** A user, role, session or account, or a service. */
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws:(iam|sts)::[0-9]{12}:.+|[a-z0-9.-]+\\.amazonaws\\.com");

  private static final Set<String> OPERATIONS =
      Set.of(
          "CreateGrant",
          "Decrypt",
          "DescribeKey",
          "Encrypt",
          "GenerateDataKey",
          "GenerateDataKeyWithoutPlaintext",
          "ReEncryptFrom",
          "ReEncryptTo",
          "RetireGrant");

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
    check(params);
    ObjectNode same = params.has("Name") ? same(params) : null;
    if (same != null) {
      return answer(same);
    }
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
    return answer(grant);
  }

  private static JsonNode answer(ObjectNode grant) {
    ObjectNode answer = Json.object();
    answer.set("GrantId", grant.path("GrantId"));
    answer.set("GrantToken", grant.path("GrantToken"));
    return answer;
  }

  private static void check(Params params) {
    String grantee = params.text("GranteePrincipal");
    for (String each : List.of(grantee, params.textOr("RetiringPrincipal", grantee))) {
      if (!PRINCIPAL.matcher(each).matches()) {
        throw AwsException.badRequest("InvalidArnException", "ARN is not valid: " + each);
      }
    }
    List<String> operations = params.texts("Operations");
    if (operations.isEmpty() || !OPERATIONS.containsAll(operations)) {
      throw Invalid.value(
          String.valueOf(operations),
          "Operations",
          "Member must satisfy constraint: [Member must satisfy enum value set: "
              + new TreeSet<>(OPERATIONS)
              + "]");
    }
  }

  /** The grant that the same request has made before, so that a retry makes no second one. */
  private @Nullable ObjectNode same(Params params) {
    for (JsonNode grant : keys.find(params.text("KeyId")).path("Grants")) {
      boolean equal = grant.path("Operations").equals(params.get("Operations"));
      for (String member :
          List.of("Name", "GranteePrincipal", "RetiringPrincipal", "Constraints")) {
        equal &= grant.path(member).equals(params.get(member));
      }
      if (equal) {
        return (ObjectNode) grant;
      }
    }
    return null;
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
