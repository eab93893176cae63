package dev.baton.shared.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One version of one uploaded object, and the id under which it is processed. */
public record DocumentRef(
    String documentId, String bucket, String key, @Nullable String versionId, long size) {

  /** The same version of the same object always has the same id: 32 hexadecimal digits. */
  public static String idOf(String bucket, String key, @Nullable String versionId) {
    String version = versionId == null ? "" : versionId;
    String name = bucket + "\n" + key + "\n" + version;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
