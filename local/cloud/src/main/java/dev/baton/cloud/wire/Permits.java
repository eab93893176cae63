package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The policy of a resource as AddPermission and RemovePermission change it: a statement each. */
public final class Permits {
  private Permits() {}

  /** A policy with one statement more, in the place of the one that had its label. */
  public static ObjectNode with(JsonNode policy, ObjectNode statement) {
    ObjectNode more = without(policy, statement.path("Sid").asText());
    ((ArrayNode) more.path("Statement")).add(statement);
    return more;
  }

  /** A policy without the statement of a label. */
  public static ObjectNode without(JsonNode policy, String label) {
    ObjectNode rest = policy instanceof ObjectNode given ? given.deepCopy() : Json.object();
    if (!rest.has("Version")) {
      rest.put("Version", "2012-10-17");
    }
    JsonNode before = rest.path("Statement");
    ArrayNode statements = Json.array();
    for (JsonNode each : before.isArray() ? before : Json.array().add(before)) {
      if (each.isObject() && !each.path("Sid").asText().equals(label)) {
        statements.add(each);
      }
    }
    rest.set("Statement", statements);
    return rest;
  }

  /** Whether a policy has a statement of a label. */
  public static boolean has(JsonNode policy, String label) {
    for (JsonNode each : policy.path("Statement")) {
      if (each.path("Sid").asText().equals(label)) {
        return true;
      }
    }
    return false;
  }

  /** A statement that lets accounts do something with a resource. */
  public static ObjectNode statement(
      String label, List<String> accounts, List<String> actions, String resource) {
    ObjectNode statement = Json.object().put("Sid", label).put("Effect", "Allow");
    ArrayNode principals = statement.putObject("Principal").putArray("AWS");
    for (String account : accounts) {
      principals.add(account.matches("[0-9]{12}") ? "arn:aws:iam::" + account + ":root" : account);
    }
    ArrayNode allowed = statement.putArray("Action");
    actions.forEach(allowed::add);
    return statement.put("Resource", resource);
  }
}
