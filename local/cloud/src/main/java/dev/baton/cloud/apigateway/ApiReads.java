package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.RestApi.Route;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The actions of API Gateway that show what there is; the template makes it. */
final class ApiReads {
  private static final String ONE = "/restapis/{restApiId}";

  private final RestApis apis;

  ApiReads(RestApis apis) {
    this.apis = apis;
  }

  List<Route> routes() {
    String method = ONE + "/resources/{resourceId}/methods/{httpMethod}";
    return List.of(
        get("/restapis", "GetRestApis", params -> list(params)),
        get(ONE, "GetRestApi", params -> show(api(params))),
        get(ONE + "/resources", "GetResources", this::resources),
        get(
            ONE + "/resources/{resourceId}",
            "GetResource",
            params -> show(api(params), node(params), true)),
        get(method, "GetMethod", params -> method(params)),
        get(method + "/integration", "GetIntegration", p -> method(p).path("methodIntegration")));
  }

  /** What hangs on an API as a whole. */
  List<Route> others() {
    return List.of(
        get(
            ONE + "/stages",
            "GetStages",
            params -> Json.object().set("item", all(api(params).stages, this::stage))),
        get(
            ONE + "/stages/{stageName}",
            "GetStage",
            params -> one(api(params).stages, params.text("stageName"), "stage", this::stage)),
        get(
            ONE + "/deployments",
            "GetDeployments",
            params -> Json.object().set("item", all(api(params).deployments, this::deployment))),
        get(
            ONE + "/deployments/{deploymentId}",
            "GetDeployment",
            params ->
                one(
                    api(params).deployments,
                    params.text("deploymentId"),
                    "Deployment",
                    this::deployment)),
        get(
            ONE + "/authorizers",
            "GetAuthorizers",
            params -> Json.object().set("item", all(api(params).authorizers, this::authorizer))),
        get(
            ONE + "/authorizers/{authorizerId}",
            "GetAuthorizer",
            params ->
                one(
                    api(params).authorizers,
                    params.text("authorizerId"),
                    "Authorizer",
                    this::authorizer)));
  }

  /** One that answers by what the request says. */
  private interface Read {
    JsonNode of(Params params);
  }

  private static Route get(String path, String action, Read read) {
    return new Route("GET", path, action, (params, request) -> read.of(params));
  }

  private RestApi api(Params params) {
    return apis.get(params.text("restApiId"));
  }

  private JsonNode list(Params params) {
    ArrayNode items = Json.array();
    apis.all().forEach(api -> items.add(show(api)));
    return page(items, params);
  }

  /** {@code position} is the number of the first item of the next page. */
  private static JsonNode page(ArrayNode items, Params params) {
    int limit = Math.clamp(number(params, "limit", 25), 1, 500);
    int from = Math.clamp(number(params, "position", 0), 0, items.size());
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("item");
    for (int i = from; i < Math.min(items.size(), from + limit); i++) {
      page.add(items.get(i));
    }
    return from + limit < items.size()
        ? answer.put("position", Integer.toString(from + limit))
        : answer;
  }

  private static int number(Params params, String name, int standard) {
    String text = params.textOr(name, "");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : standard;
  }

  private JsonNode show(RestApi api) {
    JsonNode given = api.properties();
    ObjectNode shown = Json.object().put("id", api.id).put("name", given.path("Name").asText());
    shown.put("createdDate", api.created.getEpochSecond());
    copy(given, "Description", shown, "description");
    copy(given, "BinaryMediaTypes", shown, "binaryMediaTypes");
    shown.put("apiKeySource", "HEADER").put("rootResourceId", api.root().id());
    shown.putObject("endpointConfiguration").putArray("types").add("EDGE");
    return shown.put("disableExecuteApiEndpoint", false);
  }

  private JsonNode resources(Params params) {
    boolean whole = params.get("embed").toString().contains("methods");
    ArrayNode items = Json.array();
    RestApi api = api(params);
    api.nodes.values().forEach(node -> items.add(show(api, node, whole)));
    return page(items, params);
  }

  private RestApi.Node node(Params params) {
    RestApi.Node node = api(params).nodes.get(params.text("resourceId"));
    if (node == null) {
      throw RestApis.missing("Invalid Resource identifier specified");
    }
    return node;
  }

  private static JsonNode show(RestApi api, RestApi.Node node, boolean whole) {
    ObjectNode shown = Json.object().put("id", node.id());
    if (node.parent() != null) {
      shown.put("parentId", node.parent()).put("pathPart", node.part());
    }
    shown.put("path", api.pathOf(node));
    if (!node.methods().isEmpty()) {
      ObjectNode methods = shown.putObject("resourceMethods");
      node.methods()
          .forEach((name, method) -> methods.set(name, whole ? show(method) : Json.object()));
    }
    return shown;
  }

  private JsonNode method(Params params) {
    JsonNode method = node(params).methods().get(params.text("httpMethod"));
    if (method == null) {
      throw RestApis.missing("Invalid Method identifier specified");
    }
    return show(method);
  }

  private static JsonNode show(JsonNode method) {
    ObjectNode shown = Json.object();
    copy(method, "HttpMethod", shown, "httpMethod");
    shown.put("authorizationType", method.path("AuthorizationType").asText("NONE"));
    copy(method, "AuthorizerId", shown, "authorizerId");
    shown.put("apiKeyRequired", false);
    copy(method, "RequestParameters", shown, "requestParameters");
    JsonNode given = method.path("Integration");
    ObjectNode integration = shown.putObject("methodIntegration");
    copy(given, "Type", integration, "type");
    copy(given, "IntegrationHttpMethod", integration, "httpMethod");
    copy(given, "Uri", integration, "uri");
    copy(given, "Credentials", integration, "credentials");
    copy(given, "RequestTemplates", integration, "requestTemplates");
    integration.put("passthroughBehavior", "WHEN_NO_MATCH");
    integration.put("timeoutInMillis", given.path("TimeoutInMillis").asInt(29_000));
    return shown;
  }

  private JsonNode stage(String name, JsonNode stage) {
    ObjectNode shown = Json.object().put("stageName", name);
    copy(stage, "DeploymentId", shown, "deploymentId");
    copy(stage, "Variables", shown, "variables");
    return shown.put("tracingEnabled", false).put("cacheClusterEnabled", false);
  }

  private JsonNode deployment(String id, JsonNode deployment) {
    return Json.object().put("id", id).put("description", deployment.path("Description").asText());
  }

  private JsonNode authorizer(String id, JsonNode authorizer) {
    ObjectNode shown = Json.object().put("id", id);
    copy(authorizer, "Name", shown, "name");
    copy(authorizer, "Type", shown, "type");
    copy(authorizer, "AuthorizerUri", shown, "authorizerUri");
    copy(authorizer, "IdentitySource", shown, "identitySource");
    shown.put("authType", "custom");
    int seconds = authorizer.path("AuthorizerResultTtlInSeconds").asInt(300);
    return shown.put("authorizerResultTtlInSeconds", seconds);
  }

  private static void copy(JsonNode from, String member, ObjectNode to, String name) {
    @Nullable JsonNode value = from.get(member);
    if (value != null) {
      to.set(name, value);
    }
  }

  private static ArrayNode all(
      Map<String, JsonNode> from, BiFunction<String, JsonNode, JsonNode> show) {
    ArrayNode items = Json.array();
    from.forEach((name, value) -> items.add(show.apply(name, value)));
    return items;
  }

  private static JsonNode one(
      Map<String, JsonNode> from,
      String name,
      String kind,
      BiFunction<String, JsonNode, JsonNode> show) {
    JsonNode found = from.get(name);
    if (found == null) {
      throw RestApis.missing("Invalid " + kind + " identifier specified");
    }
    return show.apply(name, found);
  }
}
