package dev.baton.console.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.cloud.door.AwsCredentials;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 in a header, for requests without a query. */
final class Signature {
  /** The body's hash where the body is streamed. */
  static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AwsCredentials credentials;
  private final String region;

  Signature(AwsCredentials credentials, String region) {
    this.credentials = credentials;
    this.region = region;
  }

  /**
   * The headers to add to a request.
   *
   * @param methodAndPath such as {@code GET /bucket/key}, the path percent-encoded
   * @param headers all that are signed, names in lower case, with {@code host}
   */
  SortedMap<String, String> sign(
      String service, String methodAndPath, Map<String, String> headers, String hash, Instant at) {
    String time = TIME.format(at);
    String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    TreeMap<String, String> all = new TreeMap<>(headers);
    all.put("x-amz-date", time);
    all.put("x-amz-content-sha256", hash);
    if (!credentials.sessionToken().isEmpty()) {
      all.put("x-amz-security-token", credentials.sessionToken());
    }
    String names = String.join(";", all.keySet());
    String canonical =
        methodAndPath.replaceFirst(" ", "\n")
            + "\n\n"
            + all.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining())
            + "\n"
            + names
            + "\n"
            + hash;
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(canonical.getBytes(UTF_8)));
    String signature = HexFormat.of().formatHex(hmac(key(scope), toSign));
    all.put(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(credentials.accessKeyId(), scope, names, signature));
    return all;
  }

  static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] key(String scope) {
    byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
