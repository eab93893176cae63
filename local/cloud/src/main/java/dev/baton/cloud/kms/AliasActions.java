package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon aliases of keys. */
final class AliasActions {
  private static final Pattern NAME = Pattern.compile("alias/[a-zA-Z0-9:/_-]{1,250}");
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "Limit", 100, "InvalidMarkerException");

  private final Keys keys;

  AliasActions(Keys keys) {
    this.keys = keys;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateAlias", (params, request) -> create(params),
        "UpdateAlias", (params, request) -> update(params),
        "DeleteAlias", (params, request) -> delete(params),
        "ListAliases", (params, request) -> list(params));
  }

  private JsonNode create(Params params) {
    String name = params.text("AliasName");
    if (!NAME.matcher(name).matches() || name.startsWith("alias/aws/")) {
      throw AwsException.badRequest(
          name.startsWith("alias/aws/") ? "NotAuthorizedException" : "ValidationException",
          "Alias must start with the prefix \"alias/\", followed by letters, digits, /, _ and -,"
              + " and not with \"alias/aws/\": "
              + name);
    }
    synchronized (keys) {
      String id = target(params);
      if (keys.hasAlias(name)) {
        throw AwsException.badRequest(
            "AlreadyExistsException",
            "An alias with the name " + keys.context().arn("kms", name) + " already exists");
      }
      keys.putAlias(name, id);
    }
    return Json.object();
  }

  private String target(Params params) {
    ObjectNode key = keys.find(params.text("TargetKeyId"));
    if (KeyActions.data(key).path("KeyState").asText().equals("PendingDeletion")) {
      throw KeyActions.pending(key);
    }
    return KeyActions.data(key).path("KeyId").asText();
  }

  private String present(Params params) {
    String name = params.text("AliasName");
    if (!keys.hasAlias(name)) {
      throw Keys.missing("Alias " + keys.context().arn("kms", name) + " is not found.");
    }
    return name;
  }

  private JsonNode update(Params params) {
    synchronized (keys) {
      keys.putAlias(present(params), target(params));
    }
    return Json.object();
  }

  private JsonNode delete(Params params) {
    keys.removeAlias(present(params));
    return Json.object();
  }

  private JsonNode list(Params params) {
    String only =
        params.has("KeyId")
            ? KeyActions.data(keys.find(params.text("KeyId"))).path("KeyId").asText()
            : "";
    Map<String, ObjectNode> shown = new TreeMap<>(keys.aliases());
    shown
        .values()
        .removeIf(alias -> !only.isEmpty() && !alias.path("TargetKeyId").asText().equals(only));
    return KeyActions.truncated(PAGES.page(params, "Aliases", shown));
  }
}
