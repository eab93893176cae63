package dev.baton.cloud.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words an error as the protocol of a service does. */
final class ErrorShape {
  private ErrorShape() {}

  static AwsResponse of(Protocol protocol, AwsException error) {
    if (protocol == Protocol.RPC_V2_CBOR) {
      return cbor(error);
    }
    String body =
        switch (protocol) {
          case AWS_JSON_1_0, AWS_JSON_1_1 -> json("__type", error);
          case REST_JSON -> json("Type", error);
          case REST_XML -> "<Error>" + xml(error) + "</Error>";
          case QUERY, RPC_V2_CBOR ->
              "<ErrorResponse><Error><Type>Sender</Type>" + xml(error) + "</Error></ErrorResponse>";
        };
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of(protocol.contentType()));
    headers.put("x-amzn-errortype", List.of(error.code()));
    error.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new AwsResponse(error.status(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static AwsResponse cbor(AwsException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    return AwsResponse.cbor(error.status(), Cbor.bytes(body), "x-amzn-errortype", error.code());
  }

  private static String json(String typeMember, AwsException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(typeMember, error.code());
    body.put("message", error.getMessage());
    return body.toString();
  }

  private static String xml(AwsException error) {
    return "<Code>"
        + escape(error.code())
        + "</Code><Message>"
        + escape(String.valueOf(error.getMessage()))
        + "</Message>";
  }

  private static String escape(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
