package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How another service encrypts for its caller: under the service's own key as the service, under
 * any other key as the caller, who needs the permission for it.
 *
 * @param service as its ARNs name it: {@code ssm}
 */
public record KeyCalls(Door door, String service, String region) {

  public KeyCalls(CloudContext context, String service) {
    this(context.door(), service, context.region());
  }

  /** The ciphertext of a text, in Base64. */
  public String seal(Principal caller, String key, String text, Map<String, String> context) {
    ObjectNode body = Json.object().put("KeyId", key);
    body.put("Plaintext", text.getBytes(StandardCharsets.UTF_8));
    return call(caller, key, "Encrypt", body, context).path("CiphertextBlob").asText();
  }

  /** The text of a ciphertext in Base64, which must be of this key. */
  public String open(Principal caller, String key, String sealed, Map<String, String> context) {
    ObjectNode body = Json.object().put("KeyId", key).put("CiphertextBlob", sealed);
    JsonNode answer = call(caller, key, "Decrypt", body, context);
    return new String(Json.base64(answer.path("Plaintext")), StandardCharsets.UTF_8);
  }

  private JsonNode call(
      Principal caller, String key, String action, ObjectNode body, Map<String, String> context) {
    ObjectNode pairs = body.putObject("EncryptionContext");
    context.forEach(pairs::put);
    Principal as =
        key.endsWith("alias/aws/" + service)
            ? Principal.service(service + ".amazonaws.com", caller.arn(), null)
            : caller;
    AwsRequest request = AwsRequest.json(as, "kms", action, body.toString());
    AwsResponse answer = door.handle(request.via(service + "." + region + ".amazonaws.com"));
    JsonNode json = Json.parse(answer.text());
    if (!answer.ok()) {
      throw new AwsException(
          answer.status(), json.path("__type").asText(), json.path("message").asText());
    }
    return json;
  }
}
