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
 * from the Authorization header or a presigned URL; or Version 2 in a URL of S3, which boto3 makes
 * unless told otherwise. Age and signature are not looked at: the key id is what a caller is known
 * by, and virtual time would make every signature old.
 */
record Signature(String accessKeyId, String service) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/[^/]*/([a-z0-9-]+)/aws4_request");
  private static final Pattern VERSION_2 = Pattern.compile("(?:^|&)AWSAccessKeyId=([^&]+)(?:&|$)");

  /** A part of a form: the headers up to an empty line, and the first line of the value. */
  private static final Pattern FORM_FIELD =
      Pattern.compile(
          """
          name="(?:x-amz-credential|AWSAccessKeyId)"
          [^\\r\\n]*              # what is left of the header that has the name
          (?:\\r\\n [^\\r\\n]+)*   # more headers
          \\r\\n \\r\\n
          (?<value>[^\\r\\n]+)
          """,
          Pattern.CASE_INSENSITIVE | Pattern.COMMENTS);

  private static final Pattern VISIT =
      Pattern.compile("(?:^|&)Action=(?:ConfirmSubscription|Unsubscribe)(?:&|$)");
  private static final int MOST_OF_FORM = 65_536;

  /** The signature of a request, or null when it has none. */
  static @Nullable Signature of(Map<String, List<String>> headers, @Nullable String query) {
    List<String> authorization = headers.get("authorization");
    if (authorization != null && !authorization.isEmpty()) {
      return in(authorization.get(0));
    }
    if (query == null) {
      return null;
    }
    Matcher older = VERSION_2.matcher(query);
    if (older.find() && query.contains("Signature=")) {
      return new Signature(older.group(1), "s3");
    }
    try {
      return in(URLDecoder.decode(query, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null; // No client of AWS writes a query that cannot be decoded.
    }
  }

  /**
   * A stranger's, for an address that a message of SNS has in it: whoever knows it may confirm a
   * subscription or end it; null for any other.
   */
  static @Nullable Signature ofVisit(@Nullable String query) {
    return query != null && VISIT.matcher(query).find() ? new Signature("visitor", "sns") : null;
  }

  /**
   * The signature of a form by which a browser uploads to S3, or null when it has none.
   *
   * @param body of the type multipart/form-data
   */
  static @Nullable Signature ofForm(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, MOST_OF_FORM), StandardCharsets.UTF_8);
    Matcher field = FORM_FIELD.matcher(text);
    if (!field.find()) {
      return null;
    }
    String key = field.group("value");
    int slash = key.indexOf('/');
    return new Signature(slash < 0 ? key : key.substring(0, slash), "s3");
  }

  private static @Nullable Signature in(String text) {
    Matcher matcher = SCOPE.matcher(text);
    return matcher.find() ? new Signature(matcher.group(1), matcher.group(2)) : null;
  }
}
