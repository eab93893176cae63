package dev.baton.cloud.door;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a service, whichever way it came; the names of headers are in lower case.
 *
 * @param service signing name, such as {@code dynamodb}
 * @param action as AWS names it, such as {@code PutItem}
 * @param path raw (still percent-encoded), without the query
 * @param query raw, without the question mark
 */
public record AwsRequest(
    Principal caller,
    String service,
    String action,
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    byte[] body) {
  /**
   * The header in which a service says that it calls another one for its caller, such as {@code
   * ssm.us-east-1.amazonaws.com}; what comes over HTTP never has it.
   */
  public static final String VIA_SERVICE = "x-baton-via-service";

  /** A request of a JSON protocol from within the process; the body is UTF-8. */
  public static AwsRequest json(Principal caller, String service, String action, String body) {
    return new AwsRequest(
        caller,
        service,
        action,
        "POST",
        "/",
        null,
        Map.of("content-type", List.of(Protocol.AWS_JSON_1_0.contentType())),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** An invocation of a function that nobody waits for; the payload is JSON. */
  public static AwsRequest event(Principal caller, String function, String payload) {
    return new AwsRequest(
        caller,
        "lambda",
        "Invoke",
        "POST",
        "/2015-03-31/functions/" + function.replace(":", "%3A") + "/invocations",
        null,
        Map.of("x-amz-invocation-type", List.of("Event")),
        payload.getBytes(StandardCharsets.UTF_8));
  }

  /** This request as a service makes it for its caller. */
  public AwsRequest via(String host) {
    Map<String, List<String>> more = new HashMap<>(headers);
    more.put(VIA_SERVICE, List.of(host));
    return new AwsRequest(caller, service, action, method, path, query, more, body);
  }

  /** The first value of a header, given in lower case. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
