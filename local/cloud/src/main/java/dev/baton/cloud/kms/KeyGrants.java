package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.iam.Grants;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The grants of all keys as who decides a call sees them. */
final class KeyGrants implements Grants {
  private static final String PAIR = "kms:encryptioncontext:";

  private final Keys keys;

  KeyGrants(Keys keys) {
    this.keys = keys;
  }

  @Override
  public boolean allow(Permission use, Predicate<String> caller) {
    String operation = use.action().substring("kms:".length());
    for (JsonNode grant : grants(use.resource())) {
      boolean retires =
          operation.equals("RetireGrant") && caller.test(grant.path("RetiringPrincipal").asText());
      boolean uses = caller.test(grant.path("GranteePrincipal").asText()) && has(grant, operation);
      if (retires || (uses && keeps(grant.path("Constraints"), use.facts()))) {
        return true;
      }
    }
    return false;
  }

  private JsonNode grants(String keyArn) {
    try {
      ObjectNode key = keys.find(keyArn);
      return key.path("Grants");
    } catch (AwsException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean has(JsonNode grant, String operation) {
    for (JsonNode each : grant.path("Operations")) {
      if (each.asText().equals(operation)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the encryption context of a use is, or has in it, what the grant demands. */
  private static boolean keeps(JsonNode constraints, Map<String, List<String>> facts) {
    JsonNode equal = constraints.path("EncryptionContextEquals");
    int given = facts.getOrDefault("kms:encryptioncontextkeys", List.of()).size();
    return (equal.isMissingNode() || equal.size() == given)
        && holds(equal, facts)
        && holds(constraints.path("EncryptionContextSubset"), facts);
  }

  private static boolean holds(JsonNode pairs, Map<String, List<String>> facts) {
    for (var pair : pairs.properties()) {
      String key = PAIR + pair.getKey().toLowerCase(Locale.ROOT);
      if (!facts.getOrDefault(key, List.of()).contains(pair.getValue().asText())) {
        return false;
      }
    }
    return true;
  }
}
