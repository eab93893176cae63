package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.TreeMap;

/** The actions that encrypt and decrypt; a context given to the one must be given to the other. */
final class CryptoActions {
  private static final int LONGEST_PLAINTEXT = 4096;
  private static final int LONGEST_CIPHERTEXT = 6144;

  private final Keys keys;

  CryptoActions(Keys keys) {
    this.keys = keys;
  }

  Map<String, JsonApi.Action> actions() {
    Map<String, JsonApi.Action> actions = new TreeMap<>();
    actions.put("Encrypt", (params, request) -> encrypt(params));
    actions.put("Decrypt", (params, request) -> decrypt(params));
    actions.put("ReEncrypt", (params, request) -> reEncrypt(params));
    actions.put("GenerateDataKey", (params, request) -> dataKey(params, true));
    actions.put("GenerateDataKeyWithoutPlaintext", (params, request) -> dataKey(params, false));
    actions.put("GenerateRandom", (params, request) -> random(params));
    return actions;
  }

  private JsonNode encrypt(Params params) {
    symmetric(params, "EncryptionAlgorithm");
    byte[] plaintext = bytes(params, "Plaintext", LONGEST_PLAINTEXT);
    ObjectNode key = usable(params.text("KeyId"));
    return sealed(key, plaintext, params.get("EncryptionContext"))
        .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
  }

  private JsonNode decrypt(Params params) {
    symmetric(params, "EncryptionAlgorithm");
    Envelope envelope = envelope(params, "KeyId");
    ObjectNode key = usable(envelope.keyId());
    byte[] plaintext = envelope.open(material(key), params.get("EncryptionContext"));
    ObjectNode answer = Json.object().put("KeyId", arn(key)).put("Plaintext", plaintext);
    return answer.put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
  }

  private JsonNode reEncrypt(Params params) {
    Envelope envelope = envelope(params, "SourceKeyId");
    ObjectNode from = usable(envelope.keyId());
    ObjectNode to = usable(params.text("DestinationKeyId"));
    byte[] plaintext = envelope.open(material(from), params.get("SourceEncryptionContext"));
    ObjectNode answer = sealed(to, plaintext, params.get("DestinationEncryptionContext"));
    answer.put("SourceKeyId", arn(from));
    answer.put("SourceEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    return answer.put("DestinationEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
  }

  private JsonNode dataKey(Params params, boolean withPlaintext) {
    byte[] made = Envelope.random(length(params));
    ObjectNode answer = sealed(usable(params.text("KeyId")), made, params.get("EncryptionContext"));
    return withPlaintext ? answer.put("Plaintext", made) : answer;
  }

  private static int length(Params params) {
    String spec = params.textOrNull("KeySpec");
    if ((spec == null) == !params.has("NumberOfBytes")) {
      throw AwsException.badRequest(
          "ValidationException", "Please specify either number of bytes or key spec.");
    }
    if (spec == null) {
      int count = params.numberOr("NumberOfBytes", 0);
      Invalid.outside(1, 1024, count, "NumberOfBytes");
      return count;
    }
    return switch (spec) {
      case "AES_256" -> 32;
      case "AES_128" -> 16;
      default ->
          throw Invalid.value(
              spec, "KeySpec", "Member must satisfy enum value set: [AES_256, AES_128]");
    };
  }

  private static JsonNode random(Params params) {
    int count = params.numberOr("NumberOfBytes", 0);
    Invalid.outside(1, 1024, count, "NumberOfBytes");
    return Json.object().put("Plaintext", Envelope.random(count));
  }

  private static ObjectNode sealed(ObjectNode key, byte[] plaintext, JsonNode context) {
    String id = KeyActions.data(key).path("KeyId").asText();
    byte[] blob = Envelope.seal(id, material(key), plaintext, context).bytes();
    return Json.object().put("CiphertextBlob", blob).put("KeyId", arn(key));
  }

  /** The ciphertext of a request, which may name its key but must then name the right one. */
  private Envelope envelope(Params params, String member) {
    Envelope envelope = Envelope.parse(bytes(params, "CiphertextBlob", LONGEST_CIPHERTEXT));
    if (params.has(member)) {
      String named = KeyActions.data(keys.find(params.text(member))).path("KeyId").asText();
      if (!named.equals(envelope.keyId())) {
        throw AwsException.badRequest(
            "IncorrectKeyException",
            "The key ID in the request does not identify a CMK that can perform this operation.");
      }
    }
    return envelope;
  }

  private static byte[] bytes(Params params, String member, int most) {
    params.text(member);
    byte[] bytes = Json.base64(params.get(member));
    if (bytes.length == 0 || bytes.length > most) {
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value at '"
              + Character.toLowerCase(member.charAt(0))
              + member.substring(1)
              + "' failed to satisfy constraint: Member must have length "
              + (bytes.length == 0
                  ? "greater than or equal to 1"
                  : "less than or equal to " + most));
    }
    return bytes;
  }

  private static void symmetric(Params params, String member) {
    if (!params.textOr(member, "SYMMETRIC_DEFAULT").equals("SYMMETRIC_DEFAULT")) {
      throw AwsException.badRequest(
          "InvalidKeyUsageException",
          "The algorithm " + params.text(member) + " is incompatible with SYMMETRIC_DEFAULT keys.");
    }
  }

  private ObjectNode usable(String reference) {
    ObjectNode key = keys.find(reference);
    switch (KeyActions.data(key).path("KeyState").asText()) {
      case "Disabled" ->
          throw AwsException.badRequest("DisabledException", arn(key) + " is disabled.");
      case "PendingDeletion" -> throw KeyActions.pending(key);
      default -> {
        return key;
      }
    }
  }

  private static byte[] material(ObjectNode key) {
    return Json.base64(key.path("Material"));
  }

  private static String arn(ObjectNode key) {
    return KeyActions.data(key).path("Arn").asText();
  }
}
