package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What API Gateway answers by itself (developer guide, "Gateway response types"); the template may
 * change each kind.
 */
final class GatewayError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of answers, with their status and the name of the error as clients see it. */
  enum Kind {
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException"),
    INVALID_SIGNATURE(403, "InvalidSignatureException"),
    ACCESS_DENIED(403, "AccessDeniedException"),
    UNAUTHORIZED(401, "UnauthorizedException"),
    AUTHORIZER_FAILURE(500, "AuthorizerFailureException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException"),
    BAD_REQUEST_PARAMETERS(400, "BadRequestException"),
    REQUEST_TOO_LARGE(413, "RequestEntityTooLargeException"),
    API_CONFIGURATION_ERROR(500, "InternalServerErrorException"),
    MALFORMED_RESPONSE(502, "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "InternalServerErrorException"),
    FORBIDDEN(403, "ForbiddenException");

    final int status;
    final String code;

    Kind(int status, String code) {
      this.status = status;
      this.code = code;
    }

    /** How the template names the kind: a malformed response is a configuration error. */
    String responseType() {
      return this == MALFORMED_RESPONSE ? API_CONFIGURATION_ERROR.name() : name();
    }
  }

  private final Kind kind;
  private final @Nullable String said;

  GatewayError(Kind kind, @Nullable String said) {
    super(said);
    this.kind = kind;
    this.said = said;
  }

  /**
   * This error as an answer.
   *
   * @param api whose template may have a say; null where none is meant
   */
  AwsResponse answer(@Nullable RestApi api, String requestId) {
    JsonNode changed = api == null ? Json.object() : changes(api);
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of("application/json"));
    headers.put("x-amzn-requestid", List.of(requestId));
    headers.put("x-amzn-errortype", List.of(kind.code));
    for (Map.Entry<String, JsonNode> each : changed.path("ResponseParameters").properties()) {
      String name = each.getKey().replaceFirst("^gatewayresponse\\.header\\.", "");
      String value = each.getValue().asText();
      if (value.startsWith("'")) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(value.substring(1, value.length() - 1)));
      }
    }
    int status = changed.path("StatusCode").asInt(kind.status);
    String template = changed.path("ResponseTemplates").path("application/json").textValue();
    String body = template == null ? body() : filled(template, requestId);
    return new AwsResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode changes(RestApi api) {
    String family = kind.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    JsonNode general = api.gatewayResponses.getOrDefault(family, Json.object());
    return api.gatewayResponses.getOrDefault(kind.responseType(), general);
  }

  /** A refusal of permission writes its member with a capital letter. */
  private String body() {
    return Json.object().put(kind == Kind.ACCESS_DENIED ? "Message" : "message", said).toString();
  }

  private String filled(String template, String requestId) {
    String quoted = Json.array().add(said).get(0).toString();
    return template
        .replace("$context.error.messageString", quoted)
        .replace("$context.error.message", String.valueOf(said))
        .replace("$context.error.responseType", kind.responseType())
        .replace("$context.requestId", requestId);
  }
}
