package dev.baton.cloud.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service behind the door, found by its SigV4 signing name. */
public interface Service {

  /** The SigV4 signing name: {@code dynamodb}, {@code s3}, {@code states}, ... */
  String name();

  /** The protocol in which the door words errors for this service. */
  Protocol protocol();

  /** The protocol of a request with these headers, for a service that speaks several. */
  default Protocol protocol(Map<String, List<String>> headers) {
    return protocol();
  }

  /**
   * Serves one request that has passed the door; called on many threads at once, and may block.
   *
   * @throws AwsException for an error that the door shall shape
   */
  AwsResponse handle(AwsRequest request);

  /** What a request needs permission for; most actions are permissions of the same name. */
  default List<Permission> permissions(AwsRequest request) {
    return List.of(new Permission(name() + ":" + request.action(), "*"));
  }

  /**
   * The action that a request over HTTP asks for, as AWS and IAM name it. The JSON and query
   * protocols say it in the request; services whose protocol is REST derive it from method and
   * path.
   *
   * @param path raw, without the query
   */
  default String action(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    List<String> target = headers.get("x-amz-target");
    if (target != null && !target.isEmpty()) {
      String text = target.get(0);
      return text.substring(text.lastIndexOf('.') + 1);
    }
    String form = new String(body, StandardCharsets.UTF_8);
    for (String field : (form + "&" + (query == null ? "" : query)).split("&", -1)) {
      if (field.startsWith("Action=")) {
        return field.substring("Action=".length());
      }
    }
    return "Unknown";
  }
}
