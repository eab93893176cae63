package dev.baton.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What requests to Secrets Manager need permission for: the secret by its whole ARN, whatever part
 * of it the request says.
 */
final class SecretPermissions {
  private final Secrets secrets;

  SecretPermissions(Secrets secrets) {
    this.secrets = secrets;
  }

  List<Permission> of(AwsRequest request) {
    String action = "secretsmanager:" + request.action();
    JsonNode body = Json.parseOrNull(request.body());
    List<Permission> needed = new ArrayList<>();
    if (body != null) {
      for (String member : List.of("SecretId", "Name")) {
        if (needed.isEmpty() && body.path(member).isTextual()) {
          needed.add(new Permission(action, arn(body.path(member).asText())));
        }
      }
    }
    return needed.isEmpty() ? List.of(new Permission(action, "*")) : needed;
  }

  private String arn(String nameOrArn) {
    ObjectNode secret = secrets.find(nameOrArn);
    if (secret != null) {
      return secret.path("ARN").asText();
    }
    return nameOrArn.startsWith("arn:") ? nameOrArn : secrets.arn(nameOrArn);
  }
}
