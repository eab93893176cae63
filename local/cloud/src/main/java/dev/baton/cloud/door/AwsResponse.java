package dev.baton.cloud.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a service answers; the names of headers are in lower case. */
public record AwsResponse(int status, Map<String, List<String>> headers, byte[] body) {

  /** A text answer with the content type of the protocol. */
  public static AwsResponse of(int status, Protocol protocol, String body) {
    return new AwsResponse(
        status,
        Map.of("content-type", List.of(protocol.contentType())),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the status says success. */
  public boolean ok() {
    return status < 300;
  }
}
