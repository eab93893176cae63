package dev.baton.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ciphertext as it leaves KMS: which key, which initialization vector, and AES-256-GCM over the
 * plaintext with the encryption context as additional data.
 */
record Envelope(String keyId, byte[] vector, byte[] sealed) {
  private static final byte VERSION = 1;
  private static final int VECTOR = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Bytes that nobody can foresee. */
  static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static Envelope seal(String keyId, byte[] material, byte[] plaintext, JsonNode context) {
    byte[] vector = random(VECTOR);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, material, vector, context);
      return new Envelope(keyId, vector, cipher.doFinal(plaintext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The plaintext, unless key, context or ciphertext are not those of the encryption. */
  byte[] open(byte[] material, JsonNode context) {
    try {
      return cipher(Cipher.DECRYPT_MODE, material, vector, context).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw invalid();
    }
  }

  byte[] bytes() {
    byte[] id = keyId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(2 + id.length + vector.length + sealed.length);
    return buffer.put(VERSION).put((byte) id.length).put(id).put(vector).put(sealed).array();
  }

  static Envelope parse(byte[] blob) {
    int id = blob.length < 2 ? 0 : blob[1];
    if (blob.length < 2 || blob[0] != VERSION || id <= 0 || blob.length < 2 + id + VECTOR) {
      throw invalid();
    }
    return new Envelope(
        new String(blob, 2, id, StandardCharsets.UTF_8),
        Arrays.copyOfRange(blob, 2 + id, 2 + id + VECTOR),
        Arrays.copyOfRange(blob, 2 + id + VECTOR, blob.length));
  }

  private static AwsException invalid() {
    return AwsException.badRequest("InvalidCiphertextException", "");
  }

  private static Cipher cipher(int mode, byte[] material, byte[] vector, JsonNode context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(TAG_BITS, vector));
    cipher.updateAAD(canonical(context));
    return cipher;
  }

  /** The pairs of a context in one order, each with its length, so that no two look the same. */
  private static byte[] canonical(JsonNode context) {
    Map<String, String> sorted = new TreeMap<>();
    context.properties().forEach(each -> sorted.put(each.getKey(), each.getValue().asText()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sorted.forEach(
        (name, value) -> {
          for (String text : new String[] {name, value}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
          }
        });
    return out.toByteArray();
  }
}
