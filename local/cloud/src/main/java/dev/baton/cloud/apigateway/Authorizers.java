package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.apigateway.GatewayError.Kind;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.iam.Wildcard;
import dev.baton.cloud.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lambda authorizers: functions that say by a policy what a visitor may call, remembered for as
 * long as the authorizer says (API Gateway developer guide, "Use API Gateway Lambda authorizers").
 */
final class Authorizers {
  private static final int REMEMBERED = 10_000;
  private static final Duration MOST = Duration.ofSeconds(29);

  private record Answer(JsonNode json, Instant until) {}

  private final CloudContext context;
  private final Invocations invocations;
  private final Map<String, Answer> known = new ConcurrentHashMap<>();

  Authorizers(CloudContext context, Invocations invocations) {
    this.context = context;
    this.invocations = invocations;
  }

  /** Forgets what was answered, because the template has changed. */
  void forget() {
    known.clear();
  }

  /**
   * What the authorizer tells of a visitor whom it lets in.
   *
   * @throws GatewayError for whom it does not
   */
  ObjectNode authorize(Visit visit, String id) {
    JsonNode authorizer = visit.api().authorizers.getOrDefault(id, Json.object());
    boolean token = authorizer.path("Type").asText().equals("TOKEN");
    int seconds = authorizer.path("AuthorizerResultTtlInSeconds").asInt(300);
    List<String> identity = identity(visit, authorizer, token || seconds > 0);
    ObjectNode question = token ? question(visit, authorizer, identity) : visit.question();
    String key = visit.api().id + "/" + visit.stage() + "/" + id + "/" + identity;
    JsonNode answer = remembered(key);
    if (answer == null) {
      answer = ask(visit, id, authorizer, question);
      remember(key, answer, seconds);
    }
    requireAllowed(answer.path("policyDocument"), visit.methodArn());
    ObjectNode told = Json.object().put("principalId", answer.path("principalId").asText());
    for (Map.Entry<String, JsonNode> each : answer.path("context").properties()) {
      told.put(each.getKey(), each.getValue().asText());
    }
    return told.put("integrationLatency", 0);
  }

  private static ObjectNode question(Visit visit, JsonNode authorizer, List<String> identity) {
    String token = identity.getFirst();
    String expression = authorizer.path("IdentityValidationExpression").asText("");
    if (!expression.isEmpty() && !Pattern.compile(expression).matcher(token).matches()) {
      throw unauthorized();
    }
    ObjectNode question = Json.object().put("type", "TOKEN");
    return question.put("methodArn", visit.methodArn()).put("authorizationToken", token);
  }

  private @Nullable JsonNode remembered(String key) {
    Answer before = known.get(key);
    return before != null && before.until().isAfter(context.clock().now()) ? before.json() : null;
  }

  private void remember(String key, JsonNode answer, int seconds) {
    if (seconds > 0) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(key, new Answer(answer, context.clock().now().plusSeconds(seconds)));
    }
  }

  private JsonNode ask(Visit visit, String id, JsonNode authorizer, ObjectNode question) {
    String uri = authorizer.path("AuthorizerUri").asText();
    String function = Invocations.function(uri, visit.stageVariables());
    String source = context.arn("execute-api", visit.api().id + "/authorizers/" + id);
    String role = authorizer.path("AuthorizerCredentials").textValue();
    if (function == null) {
      throw failed(Kind.AUTHORIZER_CONFIGURATION_ERROR);
    }
    AwsResponse response = invocations.invoke(function, question, source, role, MOST);
    JsonNode answer = Json.parseOrNull(response.body());
    if (!response.ok()) {
      throw failed(Kind.AUTHORIZER_CONFIGURATION_ERROR);
    }
    if (response.headers().containsKey("x-amz-function-error")) {
      boolean refused =
          answer != null && answer.path("errorMessage").asText().equals("Unauthorized");
      throw refused ? unauthorized() : failed(Kind.AUTHORIZER_FAILURE);
    }
    if (answer == null
        || !answer.path("principalId").isTextual()
        || !answer.path("policyDocument").path("Statement").isContainerNode()
        || holdsContainers(answer.path("context"))) {
      throw failed(Kind.AUTHORIZER_CONFIGURATION_ERROR);
    }
    return answer;
  }

  private static boolean holdsContainers(JsonNode context) {
    for (JsonNode each : context) {
      if (each.isContainerNode()) {
        return true;
      }
    }
    return false;
  }

  /** What tells a visitor from others, by which answers are remembered. */
  private static List<String> identity(Visit visit, JsonNode authorizer, boolean required) {
    String standard =
        authorizer.path("Type").asText().equals("TOKEN")
            ? "method.request.header.Authorization"
            : "";
    String given = authorizer.path("IdentitySource").asText(standard);
    List<String> values = new ArrayList<>();
    for (String source : given.isEmpty() ? new String[0] : given.split(",", -1)) {
      String value = valueOf(source.strip(), visit);
      if (required && (value == null || value.isEmpty())) {
        throw unauthorized();
      }
      values.add(String.valueOf(value));
    }
    return values;
  }

  private static @Nullable String valueOf(String source, Visit visit) {
    String name = source.substring(source.lastIndexOf('.') + 1);
    if (source.startsWith("method.request.header.")) {
      return visit.request().header(name.toLowerCase(Locale.ROOT));
    }
    if (source.startsWith("method.request.querystring.")) {
      return visit.query(name);
    }
    if (source.startsWith("stageVariables.")) {
      JsonNode variables = visit.stageVariables();
      return variables == null ? null : variables.path(name).textValue();
    }
    String pointer = "/requestContext/" + source.replaceFirst("^context\\.", "").replace('.', '/');
    return visit.event(null).at(pointer).asText("");
  }

  private static void requireAllowed(JsonNode policy, String method) {
    boolean allowed = false;
    JsonNode statements = policy.path("Statement");
    for (JsonNode each : statements.isArray() ? statements : Json.array().add(statements)) {
      boolean meant =
          concerns(each.path("Action"), "execute-api:Invoke")
              && concerns(each.path("Resource"), method);
      if (meant && each.path("Effect").asText().equals("Deny")) {
        throw new GatewayError(
            Kind.ACCESS_DENIED,
            "User is not authorized to access this resource with an explicit deny");
      }
      allowed |= meant && each.path("Effect").asText().equals("Allow");
    }
    if (!allowed) {
      throw new GatewayError(Kind.ACCESS_DENIED, "User is not authorized to access this resource");
    }
  }

  private static boolean concerns(JsonNode patterns, String value) {
    for (JsonNode each : patterns.isArray() ? patterns : Json.array().add(patterns)) {
      if (Wildcard.matches(each.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static GatewayError unauthorized() {
    return new GatewayError(Kind.UNAUTHORIZED, "Unauthorized");
  }

  private static GatewayError failed(Kind kind) {
    return new GatewayError(kind, null);
  }
}
