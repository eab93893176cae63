package dev.baton.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Tags;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions of IAM about roles, their trust and the policies that are theirs alone. */
final class RoleActions {
  static final Paging PAGES = new Paging("Marker", "Marker", "MaxItems", 100, "InvalidInput");
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]+/");

  private final Roles roles;
  private final Runnable changed;

  RoleActions(Roles roles, Runnable changed) {
    this.roles = roles;
    this.changed = changed;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.ofEntries(
        Map.entry("CreateRole", (params, request) -> create(params)),
        Map.entry("GetRole", (params, request) -> get(params)),
        Map.entry("ListRoles", (params, request) -> list(params)),
        Map.entry("UpdateRole", (params, request) -> update(params)),
        Map.entry("UpdateRoleDescription", (params, request) -> describe(params)),
        Map.entry("UpdateAssumeRolePolicy", (params, request) -> trust(params)),
        Map.entry("DeleteRole", (params, request) -> delete(params)),
        Map.entry("PutRolePolicy", (params, request) -> putInline(params)),
        Map.entry("GetRolePolicy", (params, request) -> getInline(params)),
        Map.entry("ListRolePolicies", (params, request) -> listInline(params)),
        Map.entry("DeleteRolePolicy", (params, request) -> deleteInline(params)),
        Map.entry("TagRole", (params, request) -> tag(params)),
        Map.entry("UntagRole", (params, request) -> untag(params)),
        Map.entry("ListRoleTags", (params, request) -> tags(params)));
  }

  /** Documents are shown as they are written in addresses. */
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * A document that can be judged.
   *
   * @throws AwsException {@code MalformedPolicyDocument}
   */
  static String document(Params params, String member, boolean ofResource) {
    String text = params.text(member);
    JsonNode document = Json.parseOrNull(text);
    List<String> faults =
        document == null || !document.isObject()
            ? List.of("This policy contains invalid Json")
            : Policies.faultsIn(document, ofResource);
    if (!faults.isEmpty()) {
      throw AwsException.badRequest("MalformedPolicyDocument", String.join("; ", faults));
    }
    return text;
  }

  static ObjectNode page(Params params, String member, Map<String, ? extends JsonNode> all) {
    ObjectNode page = PAGES.page(params, member, all);
    return page.put("IsTruncated", page.has("Marker"));
  }

  private JsonNode create(Params params) {
    String name = params.text("RoleName");
    Invalid.unless(NAME, 64, name, "RoleName");
    String path = params.textOr("Path", "/");
    Invalid.unless(PATH, 512, path, "Path");
    String trust = document(params, Roles.TRUST, true);
    synchronized (roles) {
      if (roles.has(name)) {
        throw new AwsException(
            409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
      }
      ObjectNode role = roles.fresh(name, path, trust);
      settings(role, params);
      role.set("Tags", Json.array().addAll((ArrayNode) list(params, "Tags")));
      change(role);
      return Json.object().set("Role", shown(role));
    }
  }

  private static JsonNode list(Params params, String member) {
    return params.get(member).isArray() ? params.get(member) : Json.array();
  }

  private static void settings(ObjectNode role, Params params) {
    if (params.has("Description")) {
      role.put("Description", params.text("Description"));
    }
    int seconds =
        params.numberOr("MaxSessionDuration", role.path("MaxSessionDuration").asInt(3600));
    Invalid.outside(3600, 43_200, seconds, "MaxSessionDuration");
    role.put("MaxSessionDuration", seconds);
  }

  private void change(ObjectNode role) {
    roles.put(role);
    changed.run();
  }

  private static ObjectNode shown(ObjectNode role) {
    ObjectNode shown = role.deepCopy();
    shown.remove(List.of(Roles.INLINE, Roles.ATTACHED, "Owner"));
    shown.put(Roles.TRUST, encoded(role.path(Roles.TRUST).asText()));
    shown.set("CreateDate", Roles.moment(role.path("CreateDate")));
    return shown;
  }

  private ObjectNode role(Params params) {
    return roles.get(params.text("RoleName"));
  }

  private JsonNode get(Params params) {
    return Json.object().set("Role", shown(role(params)));
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("PathPrefix", "/");
    Map<String, JsonNode> all = new TreeMap<>();
    roles
        .all()
        .forEach(
            (name, role) -> {
              if (role.path("Path").asText().startsWith(prefix)) {
                all.put(name, shown(role));
              }
            });
    return page(params, "Roles", all);
  }

  private JsonNode update(Params params) {
    synchronized (roles) {
      ObjectNode role = role(params);
      settings(role, params);
      change(role);
    }
    return Json.object();
  }

  private JsonNode describe(Params params) {
    synchronized (roles) {
      ObjectNode role = role(params);
      settings(role, params);
      change(role);
      return Json.object().set("Role", shown(role));
    }
  }

  private JsonNode trust(Params params) {
    String trust = document(params, "PolicyDocument", true);
    synchronized (roles) {
      change(role(params).put(Roles.TRUST, trust));
    }
    return Json.object();
  }

  private JsonNode delete(Params params) {
    synchronized (roles) {
      ObjectNode role = role(params);
      boolean attached = !role.path(Roles.ATTACHED).isEmpty();
      if (attached || !role.path(Roles.INLINE).isEmpty()) {
        throw new AwsException(
            409,
            "DeleteConflict",
            "Cannot delete entity, must "
                + (attached ? "detach all policies" : "delete policies")
                + " first.");
      }
      roles.remove(role.path("RoleName").asText());
      changed.run();
    }
    return Json.object();
  }

  private JsonNode putInline(Params params) {
    String name = params.text("PolicyName");
    Invalid.unless(NAME, 128, name, "PolicyName");
    String document = document(params, "PolicyDocument", false);
    synchronized (roles) {
      ObjectNode role = role(params);
      role.withObjectProperty(Roles.INLINE).put(name, document);
      change(role);
    }
    return Json.object();
  }

  private JsonNode getInline(Params params) {
    ObjectNode role = role(params);
    String name = params.text("PolicyName");
    String document = inline(role, name);
    ObjectNode answer = Json.object().put("RoleName", role.path("RoleName").asText());
    return answer.put("PolicyName", name).put("PolicyDocument", encoded(document));
  }

  private static String inline(ObjectNode role, String name) {
    JsonNode document = role.path(Roles.INLINE).path(name);
    if (document.isMissingNode()) {
      throw Roles.missing("The role policy with name " + name + " cannot be found.");
    }
    return document.asText();
  }

  private JsonNode listInline(Params params) {
    Map<String, JsonNode> names = new TreeMap<>();
    role(params)
        .path(Roles.INLINE)
        .fieldNames()
        .forEachRemaining(name -> names.put(name, Json.array().add(name).get(0)));
    return page(params, "PolicyNames", names);
  }

  private JsonNode deleteInline(Params params) {
    String name = params.text("PolicyName");
    synchronized (roles) {
      ObjectNode role = role(params);
      String _ = inline(role, name);
      role.withObjectProperty(Roles.INLINE).remove(name);
      change(role);
    }
    return Json.object();
  }

  private JsonNode tag(Params params) {
    synchronized (roles) {
      ObjectNode role = role(params);
      Tags.add(role, params.get("Tags"));
      roles.put(role);
    }
    return Json.object();
  }

  private JsonNode untag(Params params) {
    List<String> names = params.texts("TagKeys");
    synchronized (roles) {
      ObjectNode role = role(params);
      Tags.remove(role, names);
      roles.put(role);
    }
    return Json.object();
  }

  private JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    answer.set("Tags", role(params).withArrayProperty("Tags"));
    return answer.put("IsTruncated", false);
  }
}
