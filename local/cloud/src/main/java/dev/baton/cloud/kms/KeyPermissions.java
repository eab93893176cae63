package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What requests to KMS need permission for: the key, by whatever name it is called or the
 * ciphertext that says it, and for aliases the alias as well (KMS developer guide, "KMS
 * permissions").
 */
final class KeyPermissions {
  private final Keys keys;

  KeyPermissions(Keys keys) {
    this.keys = keys;
  }

  List<Permission> of(AwsRequest request) {
    String action = request.action();
    JsonNode body = Json.parseOrNull(request.body());
    if (body == null) {
      return List.of(new Permission("kms:" + action, "*"));
    }
    return switch (action) {
      case "ReEncrypt" ->
          List.of(
              permission("ReEncryptFrom", ofCiphertext(body, "SourceKeyId"), request, "Source"),
              permission("ReEncryptTo", arn(body, "DestinationKeyId"), request, "Destination"));
      case "Decrypt" -> List.of(permission(action, ofCiphertext(body, "KeyId"), request, ""));
      case "CreateAlias", "UpdateAlias", "DeleteAlias" -> ofAlias(action, body, request);
      case "RetireGrant" ->
          List.of(
              permission(
                  action,
                  body.has("GrantToken")
                      ? ofGrant(body.path("GrantToken").asText())
                      : arn(body, "KeyId"),
                  request,
                  ""));
      default -> List.of(permission(action, arn(body, "KeyId"), request, ""));
    };
  }

  private List<Permission> ofAlias(String action, JsonNode body, AwsRequest request) {
    String name = body.path("AliasName").asText();
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission("kms:" + action, keys.context().arn("kms", name)));
    String key = body.has("TargetKeyId") ? arn(body, "TargetKeyId") : arn(name);
    needed.add(permission(action, key, request, ""));
    return needed;
  }

  private Permission permission(
      String action, String resource, AwsRequest request, String whichContext) {
    Map<String, List<String>> facts = new HashMap<>();
    JsonNode body = Json.parseOrNull(request.body());
    if (body != null) {
      facts.putAll(context(body.path(whichContext + "EncryptionContext")));
    }
    String via = request.header(AwsRequest.VIA_SERVICE);
    if (via != null) {
      facts.put("kms:viaservice", List.of(via));
    }
    facts.put("kms:grantisforawsresource", List.of(Boolean.toString(via != null)));
    return new Permission("kms:" + action, resource, facts);
  }

  private static Map<String, List<String>> context(JsonNode pairs) {
    Map<String, List<String>> facts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (var pair : pairs.properties()) {
      names.add(pair.getKey());
      String key = "kms:encryptioncontext:" + pair.getKey().toLowerCase(Locale.ROOT);
      facts.put(key, List.of(pair.getValue().asText()));
    }
    facts.put("kms:encryptioncontextkeys", List.copyOf(names));
    return facts;
  }

  private String ofCiphertext(JsonNode body, String member) {
    if (body.has(member) || !body.path("CiphertextBlob").isTextual()) {
      return arn(body, member);
    }
    try {
      return arn(Envelope.parse(Json.base64(body.path("CiphertextBlob"))).keyId());
    } catch (AwsException e) {
      return "*"; // it is refused for what it is, later
    }
  }

  private String ofGrant(String token) {
    for (ObjectNode key : keys.all().values()) {
      for (JsonNode grant : key.path("Grants")) {
        if (grant.path("GrantToken").asText().equals(token)) {
          return grant.path("KeyId").asText();
        }
      }
    }
    return "*";
  }

  private String arn(JsonNode body, String member) {
    String reference = body.path(member).asText();
    return reference.isEmpty() ? "*" : arn(reference);
  }

  /** Of a key that is not there what its ARN would be. */
  private String arn(String reference) {
    try {
      return KeyActions.data(keys.find(reference)).path("Arn").asText();
    } catch (AwsException e) {
      return reference.startsWith("arn:")
          ? reference
          : keys.context().arn("kms", reference.contains("/") ? reference : "key/" + reference);
    }
  }
}
