package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a function answered, as a visitor gets it (API Gateway developer guide, "Output format of a
 * Lambda function for proxy integration").
 */
final class ProxyAnswer {
  private ProxyAnswer() {}

  /**
   * @throws GatewayError for what is no answer
   */
  static AwsResponse of(byte[] payload, Visit visit) {
    JsonNode answer = Json.parseOrNull(payload);
    if (answer == null || !answer.isObject()) {
      throw malformed();
    }
    Map<String, List<String>> headers = new HashMap<>();
    single(answer.path("headers"), headers);
    several(answer.path("multiValueHeaders"), headers);
    headers.putIfAbsent("content-type", List.of("application/json"));
    headers.put("x-amzn-requestid", List.of(visit.id()));
    return new AwsResponse(
        status(answer.path("statusCode")), headers, body(answer, headers, visit));
  }

  private static int status(JsonNode given) {
    String text = given.asText();
    if (given.isContainerNode() || !text.matches("[1-5][0-9][0-9]")) {
      throw malformed();
    }
    return Integer.parseInt(text);
  }

  private static void single(JsonNode given, Map<String, List<String>> headers) {
    requireObject(given);
    for (Map.Entry<String, JsonNode> each : given.properties()) {
      if (each.getValue().isContainerNode()) {
        throw malformed();
      }
      headers.put(each.getKey().toLowerCase(Locale.ROOT), List.of(each.getValue().asText()));
    }
  }

  private static void several(JsonNode given, Map<String, List<String>> headers) {
    requireObject(given);
    for (Map.Entry<String, JsonNode> each : given.properties()) {
      if (!each.getValue().isArray()) {
        throw malformed();
      }
      List<String> values = new ArrayList<>();
      each.getValue().forEach(value -> values.add(value.asText()));
      headers.put(each.getKey().toLowerCase(Locale.ROOT), values);
    }
  }

  private static void requireObject(JsonNode given) {
    if (!given.isObject() && !given.isNull() && !given.isMissingNode()) {
      throw malformed();
    }
  }

  private static byte[] body(JsonNode answer, Map<String, List<String>> headers, Visit visit) {
    JsonNode body = answer.path("body");
    if (body.isContainerNode()) {
      throw malformed();
    }
    String text = body.isNull() ? "" : body.asText();
    String accepted = visit.request().header("accept");
    boolean wanted =
        visit.isBinary(accepted == null ? "" : accepted)
            || visit.isBinary(headers.getOrDefault("content-type", List.of("")).getFirst());
    if (!answer.path("isBase64Encoded").asBoolean() || !wanted) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static GatewayError malformed() {
    return new GatewayError(GatewayError.Kind.MALFORMED_RESPONSE, "Internal server error");
  }
}
