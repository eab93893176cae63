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

  /** An answer of the protocol RPC v2, with one more header. */
  static AwsResponse cbor(int status, byte[] body, String header, String value) {
    return new AwsResponse(
        status,
        Map.of(
            "content-type",
            List.of(Protocol.RPC_V2_CBOR.contentType()),
            "smithy-protocol",
            List.of("rpc-v2-cbor"),
            header,
            List.of(value)),
        body);
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
