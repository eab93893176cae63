package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 sums by which SDKs check that a message arrived whole. */
final class MessageDigests {
  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  private MessageDigests() {}

  static String ofBody(String body) {
    return HexFormat.of().formatHex(digest("MD5", body.getBytes(StandardCharsets.UTF_8)));
  }

  /** What a content-based FIFO queue takes for a deduplication id. */
  static String deduplicationId(String body) {
    return HexFormat.of().formatHex(digest("SHA-256", body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The sum over the attributes in order of name, each part after its length. */
  static String ofAttributes(Map<String, JsonNode> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, JsonNode> each : new TreeMap<>(attributes).entrySet()) {
        JsonNode attribute = each.getValue();
        write(out, each.getKey().getBytes(StandardCharsets.UTF_8));
        write(out, attribute.path("DataType").asText().getBytes(StandardCharsets.UTF_8));
        if (attribute.hasNonNull("BinaryValue")) {
          out.writeByte(BINARY);
          write(out, Json.base64(attribute.path("BinaryValue")));
        } else {
          out.writeByte(STRING);
          write(out, attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest("MD5", bytes.toByteArray()));
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
