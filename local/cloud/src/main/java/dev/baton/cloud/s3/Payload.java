package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a request uploads, out of the {@code aws-chunked} wrapping in which SDKs sign a
 * stream, with the checksums that came before or after them.
 *
 * @param checksums by algorithm, such as {@code crc32}, in Base64; all have been checked
 */
record Payload(byte[] content, Map<String, String> checksums) {
  private static final String CHECKSUM = "x-amz-checksum-";

  static Payload of(AwsRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, values) -> headers.put(name, values.get(0)));
    byte[] content = request.body();
    if (headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")
        || headers.getOrDefault("content-encoding", "").contains("aws-chunked")) {
      content = unwrap(request.body(), headers);
    }
    Map<String, String> checksums = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          String algorithm = name.startsWith(CHECKSUM) ? name.substring(CHECKSUM.length()) : "";
          if (Checksums.known(algorithm)) {
            checksums.put(algorithm, value);
          }
        });
    check(content, checksums, headers.get("content-md5"));
    return new Payload(content, checksums);
  }

  private static void check(byte[] content, Map<String, String> sums, @Nullable String md5) {
    if (md5 != null && !md5.matches("[A-Za-z0-9+/]{22}==")) {
      throw AwsException.badRequest("InvalidDigest", "The Content-MD5 you specified is not valid.");
    }
    if (md5 != null && !md5.equals(Checksums.of("md5", content))) {
      throw AwsException.badRequest(
          "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    sums.forEach(
        (algorithm, sum) -> {
          if (Checksums.computable(algorithm) && !sum.equals(Checksums.of(algorithm, content))) {
            throw AwsException.badRequest(
                "BadDigest",
                "The "
                    + algorithm.toUpperCase(Locale.ROOT)
                    + " you specified did not match the calculated checksum.");
          }
        });
  }

  /** Chunks of {@code <hex size>[;chunk-signature=...]}, the last of size 0, then trailers. */
  private static byte[] unwrap(byte[] body, Map<String, String> headers) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (true) {
      int end = lineEnd(body, at);
      String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
      at = end + 2;
      int semicolon = line.indexOf(';');
      int size = size(semicolon < 0 ? line : line.substring(0, semicolon));
      if (size == 0) {
        break;
      }
      if (at + size > body.length) {
        throw incomplete();
      }
      content.write(body, at, size);
      at += size + 2;
    }
    trailers(body, at, headers);
    return content.toByteArray();
  }

  private static void trailers(byte[] body, int from, Map<String, String> headers) {
    if (from >= body.length) {
      return;
    }
    String rest = new String(body, from, body.length - from, StandardCharsets.US_ASCII);
    rest.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0) {
                headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
              }
            });
  }

  private static int lineEnd(byte[] body, int from) {
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw incomplete();
  }

  private static int size(String hex) {
    try {
      return Integer.parseInt(hex.strip(), 16);
    } catch (NumberFormatException e) {
      throw incomplete();
    }
  }

  private static AwsException incomplete() {
    return AwsException.badRequest(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header.");
  }
}
