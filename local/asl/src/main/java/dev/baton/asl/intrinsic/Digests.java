package dev.baton.asl.intrinsic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Hashes of text. */
public final class Digests {
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private Digests() {}

  /**
   * The hash of a text's UTF-8 bytes in hexadecimal digits.
   *
   * @throws IllegalArgumentException when Step Functions does not offer the algorithm
   */
  public static String hex(String text, String algorithm) {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException("Unsupported hash algorithm: " + algorithm);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("Unsupported hash algorithm: " + algorithm, e);
    }
  }
}
