package dev.baton.cloud.door;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose key signed a request, and for which service: the credential scope of Signature Version 4,
 * from the Authorization header or a presigned URL. Age and signature are not looked at: the key id
 * is what a caller is known by, and virtual time would make every signature old.
 */
record Signature(String accessKeyId, String service) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([A-Za-z0-9]+)/[0-9]{8}/[^/]*/([a-z0-9-]+)/aws4_request");

  /** The signature of a request, or null when it has none. */
  static @Nullable Signature of(Map<String, List<String>> headers, @Nullable String query) {
    List<String> authorization = headers.get("authorization");
    if (authorization != null && !authorization.isEmpty()) {
      return in(authorization.get(0));
    }
    try {
      return query == null ? null : in(URLDecoder.decode(query, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null; // No client of AWS writes a query that cannot be decoded.
    }
  }

  private static @Nullable Signature in(String text) {
    Matcher matcher = SCOPE.matcher(text);
    return matcher.find() ? new Signature(matcher.group(1), matcher.group(2)) : null;
  }
}
