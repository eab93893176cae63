package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to an API, and the events that functions see of it (API Gateway developer guide,
 * "Input format of a Lambda function for proxy integration", payload version 1.0).
 *
 * @param stage its name
 * @param path raw, without the stage
 * @param identity what is known of a caller who signed; else empty
 */
record Visit(
    CloudContext context,
    RestApi api,
    String stage,
    RestApi.Found found,
    String path,
    AwsRequest request,
    String id,
    ObjectNode identity) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The ARN of the method that is called, as policies name it. */
  String methodArn() {
    return arn(request.method(), path.replaceFirst("^/", ""));
  }

  /** The ARN of the method as the API names it, with the names of parameters in their places. */
  String sourceArn() {
    return arn(request.method(), api.pathOf(found.node()).replaceFirst("^/", ""));
  }

  private String arn(String method, String of) {
    return context.arn("execute-api", api.id + "/" + stage + "/" + method + "/" + of);
  }

  /** The variables of the stage; null where it has none. */
  @Nullable JsonNode stageVariables() {
    JsonNode variables = api.stages.getOrDefault(stage, Json.object()).path("Variables");
    return variables.isEmpty() ? null : variables;
  }

  /** A query parameter's last value; null where it is not given. */
  @Nullable String query(String name) {
    JsonNode values = queries().path(name);
    return values.isMissingNode() ? null : values.path(values.size() - 1).asText();
  }

  /**
   * What a function that answers the request is given.
   *
   * @param authorizer what the authorizer said; null where there is none
   */
  ObjectNode event(@Nullable ObjectNode authorizer) {
    ObjectNode event = Json.object();
    describe(event);
    ObjectNode about = requestContext();
    if (authorizer != null) {
      about.set("authorizer", authorizer);
    }
    event.set("requestContext", about);
    byte[] body = request.body();
    boolean binary = body.length > 0 && isBinary(contentType());
    event.put(
        "body",
        body.length == 0
            ? null
            : binary ? Base64.getEncoder().encodeToString(body) : request.text());
    return event.put("isBase64Encoded", binary);
  }

  /** What an authorizer of the whole request is given. */
  ObjectNode question() {
    ObjectNode event = Json.object().put("type", "REQUEST").put("methodArn", methodArn());
    describe(event);
    event.set("requestContext", requestContext());
    return event;
  }

  private void describe(ObjectNode event) {
    event.put("resource", api.pathOf(found.node()));
    event.put("path", path.isEmpty() ? "/" : path);
    event.put("httpMethod", request.method());
    ObjectNode headers = headers();
    event.set("headers", last(headers));
    event.set("multiValueHeaders", headers);
    ObjectNode queries = queries();
    event.set("queryStringParameters", queries.isEmpty() ? null : last(queries));
    event.set("multiValueQueryStringParameters", queries.isEmpty() ? null : queries);
    ObjectNode parameters = Json.object();
    found.parameters().forEach(parameters::put);
    event.set("pathParameters", parameters.isEmpty() ? null : parameters);
    event.set("stageVariables", stageVariables());
  }

  /** Whether the API takes a media type for binary. */
  boolean isBinary(String mediaType) {
    String type = mediaType.replaceFirst("[;,].*$", "").strip().toLowerCase(Locale.ROOT);
    for (String each : api.binaryTypes()) {
      String wanted = each.replace("~1", "/").toLowerCase(Locale.ROOT);
      boolean family = wanted.endsWith("/*") && type.startsWith(wanted.replace("*", ""));
      if (wanted.equals("*/*") || wanted.equals(type) || family) {
        return true;
      }
    }
    return false;
  }

  private String contentType() {
    String type = request.header("content-type");
    return type == null ? "application/json" : type;
  }

  private ObjectNode requestContext() {
    ObjectNode about = Json.object();
    Instant now = context.clock().now();
    String domain = api.id + ".execute-api." + context.region() + ".amazonaws.com";
    about.put("accountId", context.account()).put("apiId", api.id).put("stage", stage);
    JsonNode deployment = api.stages.getOrDefault(stage, Json.object()).path("DeploymentId");
    about.put("deploymentId", deployment.asText());
    about.put("domainName", domain).put("domainPrefix", api.id);
    about.put("extendedRequestId", id).put("requestId", id);
    about.put("httpMethod", request.method()).put("protocol", "HTTP/1.1");
    about.put("path", "/" + stage + (path.isEmpty() ? "/" : path));
    about.put("requestTime", TIME.format(now)).put("requestTimeEpoch", now.toEpochMilli());
    about.put("resourceId", found.node().id()).put("resourcePath", api.pathOf(found.node()));
    ObjectNode caller = about.putObject("identity");
    for (String member :
        List.of("accessKey", "accountId", "caller", "user", "userArn", "cognitoIdentityId")) {
      caller.set(member, identity.get(member));
    }
    caller.put("sourceIp", "127.0.0.1").put("userAgent", request.header("user-agent"));
    return about;
  }

  /** With the spelling that names of headers usually have, as HTTP itself does not tell. */
  private ObjectNode headers() {
    ObjectNode headers = Json.object();
    request
        .headers()
        .forEach((name, values) -> values.forEach(headers.withArrayProperty(spelled(name))::add));
    headers.putArray("X-Forwarded-For").add("127.0.0.1");
    headers.putArray("X-Forwarded-Proto").add("https");
    headers.putArray("X-Forwarded-Port").add("443");
    return headers;
  }

  private static String spelled(String name) {
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || text.charAt(i - 1) == '-') {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return text.toString();
  }

  private ObjectNode queries() {
    ObjectNode queries = Json.object();
    String query = request.query();
    for (String field : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] pair = field.split("=", 2);
      if (!pair[0].isEmpty()) {
        String value = pair.length == 2 ? Decoded.query(pair[1]) : "";
        queries.withArrayProperty(Decoded.query(pair[0])).add(value);
      }
    }
    return queries;
  }

  private static ObjectNode last(ObjectNode lists) {
    ObjectNode last = Json.object();
    for (Map.Entry<String, JsonNode> each : lists.properties()) {
      ArrayNode values = (ArrayNode) each.getValue();
      last.set(each.getKey(), values.get(values.size() - 1));
    }
    return last;
  }
}
