package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to S3, taken apart: which bucket and key it is about, whether it names them in the host
 * or in the path, and the parameters of its query.
 */
record S3Call(
    String method,
    String bucket,
    String key,
    Map<String, String> query,
    Map<String, List<String>> headers) {
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("(.+?)\\.(?:s3[.-][^:]*|s3|localhost|[^:]*amazonaws\\.com)(?::\\d+)?");

  static S3Call of(AwsRequest request) {
    return of(request.method(), request.path(), request.query(), request.headers());
  }

  static S3Call of(
      String method, String path, @Nullable String query, Map<String, List<String>> headers) {
    String host = headers.getOrDefault("host", List.of("")).get(0);
    Matcher virtual = VIRTUAL_HOST.matcher(host);
    String rest = path.startsWith("/") ? path.substring(1) : path;
    String bucket;
    if (virtual.matches() && !virtual.group(1).equals("s3")) {
      bucket = virtual.group(1);
    } else {
      int slash = rest.indexOf('/');
      bucket = decode(slash < 0 ? rest : rest.substring(0, slash));
      rest = slash < 0 ? "" : rest.substring(slash + 1);
    }
    return new S3Call(method, bucket, decode(rest), parameters(query), headers);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new TreeMap<>();
    if (query != null && !query.isEmpty()) {
      for (String each : query.split("&", -1)) {
        int equals = each.indexOf('=');
        String name = equals < 0 ? each : each.substring(0, equals);
        String value = equals < 0 ? "" : each.substring(equals + 1);
        parameters.put(decode(name), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  /** In a path a plus sign is one. */
  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  boolean has(String parameter) {
    return query.containsKey(parameter);
  }

  @Nullable String parameter(String name) {
    return query.get(name);
  }

  String parameterOr(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  int numberOr(String name, int otherwise) {
    String value = query.get(name);
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw AwsException.badRequest(
          "InvalidArgument", "Provided " + name + " not an integer or within integer range");
    }
  }

  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The version asked for; null for the newest. */
  @Nullable String versionId() {
    return query.get("versionId");
  }
}
