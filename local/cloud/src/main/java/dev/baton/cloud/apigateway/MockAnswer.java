package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a method answers without a backend, as those that tell browsers of CORS do. */
final class MockAnswer {
  private static final Pattern STATUS = Pattern.compile("statusCode\"?\\s*:\\s*\"?([0-9]{3})");

  private MockAnswer() {}

  /** What of an integration is not done here; null where all is. */
  static @Nullable String fault(JsonNode integration) {
    for (JsonNode response : integration.path("IntegrationResponses")) {
      for (JsonNode template : response.path("ResponseTemplates")) {
        if (template.asText().contains("$") || template.asText().contains("#")) {
          return "a ResponseTemplate with variables; a function can answer instead";
        }
      }
      for (JsonNode value : response.path("ResponseParameters")) {
        if (!value.asText().startsWith("'")) {
          return "the ResponseParameter " + value.asText() + "; only text in quotes is";
        }
      }
    }
    return null;
  }

  static AwsResponse of(JsonNode integration, String requestId) {
    Matcher status =
        STATUS.matcher(integration.path("RequestTemplates").path("application/json").asText());
    JsonNode response = response(integration, status.find() ? status.group(1) : "200");
    if (response == null) {
      throw new GatewayError(GatewayError.Kind.API_CONFIGURATION_ERROR, "Internal server error");
    }
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of("application/json"));
    headers.put("x-amzn-requestid", List.of(requestId));
    for (Map.Entry<String, JsonNode> each : response.path("ResponseParameters").properties()) {
      String name = each.getKey().replaceFirst("^method\\.response\\.header\\.", "");
      String value = each.getValue().asText();
      headers.put(name.toLowerCase(Locale.ROOT), List.of(value.substring(1, value.length() - 1)));
    }
    String body = response.path("ResponseTemplates").path("application/json").asText("");
    return new AwsResponse(
        response.path("StatusCode").asInt(200), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The response that asks for a status; else the one that asks for none. */
  private static @Nullable JsonNode response(JsonNode integration, String status) {
    JsonNode otherwise = null;
    for (JsonNode each : integration.path("IntegrationResponses")) {
      String pattern = each.path("SelectionPattern").asText("");
      if (pattern.isEmpty()) {
        otherwise = each;
      } else if (status.matches(pattern)) {
        return each;
      }
    }
    return otherwise;
  }
}
