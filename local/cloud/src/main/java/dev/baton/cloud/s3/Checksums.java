package dev.baton.cloud.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The sums over content that S3 knows, in Base64 as S3 writes them. */
final class Checksums {
  private static final Set<String> KNOWN = Set.of("crc32", "crc32c", "sha1", "sha256", "crc64nvme");

  private Checksums() {}

  static boolean known(String algorithm) {
    return KNOWN.contains(algorithm);
  }

  /** The JDK has no CRC-64/NVME: such a sum is kept and given back unchecked. */
  static boolean computable(String algorithm) {
    return !algorithm.equals("crc64nvme");
  }

  static String of(String algorithm, byte[] content) {
    byte[] sum =
        switch (algorithm) {
          case "crc32" -> crc(new CRC32(), content);
          case "crc32c" -> crc(new CRC32C(), content);
          case "sha1" -> digest("SHA-1", content);
          case "sha256" -> digest("SHA-256", content);
          case "md5" -> digest("MD5", content);
          default -> throw new IllegalArgumentException(algorithm);
        };
    return Base64.getEncoder().encodeToString(sum);
  }

  /** The ETag of an object uploaded at once. */
  static String etag(byte[] content) {
    return HexFormat.of().formatHex(digest("MD5", content));
  }

  /** The ETag of an object uploaded in parts. */
  static String etagOfParts(List<String> etags) {
    StringBuilder all = new StringBuilder();
    etags.forEach(all::append);
    byte[] digests = HexFormat.of().parseHex(all);
    return HexFormat.of().formatHex(digest("MD5", digests)) + "-" + etags.size();
  }

  private static byte[] crc(Checksum crc, byte[] content) {
    crc.update(content);
    long value = crc.getValue();
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
