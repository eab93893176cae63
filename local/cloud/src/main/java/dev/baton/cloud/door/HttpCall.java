package dev.baton.cloud.door;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over HTTP; the names of headers are in lower case.
 *
 * @param path raw (still percent-encoded), without the query
 * @param query raw, without the question mark
 */
record HttpCall(
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    byte[] body) {
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.getFirst();
  }
}
