package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Permits;
import dev.baton.cloud.wire.RestApi.Route;
import java.util.List;

/** The actions of Lambda's API about versions, aliases and who may invoke a function. */
final class ReleaseActions {
  private static final String ONE = "/2015-03-31/functions/{FunctionName}";

  private final Functions functions;

  ReleaseActions(Functions functions) {
    this.functions = functions;
  }

  List<Route> routes() {
    String alias = ONE + "/aliases/{Name}";
    return List.of(
        new Route(
            "GET",
            ONE + "/versions",
            "ListVersionsByFunction",
            (params, request) ->
                functions.releases().versionsOf(function(params), functions::describe)),
        new Route("POST", ONE + "/versions", "PublishVersion", (params, r) -> publish(params)),
        new Route(
            "GET",
            ONE + "/aliases",
            "ListAliases",
            (params, request) -> functions.releases().aliasesOf(function(params))),
        new Route("POST", ONE + "/aliases", "CreateAlias", (params, r) -> create(params)),
        new Route("GET", alias, "GetAlias", (params, request) -> get(params)),
        new Route("PUT", alias, "UpdateAlias", (params, request) -> update(params)),
        new Route("DELETE", alias, "DeleteAlias", (params, request) -> delete(params)),
        new Route("GET", ONE + "/policy", "GetPolicy", (params, request) -> policy(params)),
        new Route("POST", ONE + "/policy", "AddPermission", (params, request) -> permit(params)),
        new Route(
            "DELETE",
            ONE + "/policy/{StatementId}",
            "RemovePermission",
            (params, request) -> forbid(params)));
  }

  private LambdaFunction function(Params params) {
    return functions.find(params.text("FunctionName"));
  }

  private JsonNode publish(Params params) {
    LambdaFunction function = function(params);
    String version = functions.releases().publish(function, params.textOr("Description", ""));
    return functions.releases().described(function, version, functions::describe);
  }

  private JsonNode get(Params params) {
    return functions.releases().alias(function(params), params.text("Name"));
  }

  private JsonNode create(Params params) {
    LambdaFunction function = function(params);
    String name = params.text("Name");
    if (!name.matches("(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}")) {
      throw FunctionActions.invalid("The name of an alias has letters, digits, - and _: " + name);
    }
    if (functions.releases().hasAlias(function, name)) {
      throw new AwsException(
          409,
          "ResourceConflictException",
          "Alias already exists: " + function.spec().arn() + ":" + name);
    }
    put(function, params, params.text("FunctionVersion"), "");
    return get(params);
  }

  private JsonNode update(Params params) {
    LambdaFunction function = function(params);
    JsonNode before = get(params);
    String version = params.textOr("FunctionVersion", before.path("FunctionVersion").asText());
    put(function, params, version, before.path("Description").asText());
    return get(params);
  }

  private void put(LambdaFunction function, Params params, String version, String description) {
    if (!params.get("RoutingConfig").path("AdditionalVersionWeights").isEmpty()) {
      throw FunctionActions.invalid(
          "The embedded cloud does not split the invocations of an alias: give it one version");
    }
    functions
        .releases()
        .alias(function, params.text("Name"), version, params.textOr("Description", description));
  }

  private JsonNode delete(Params params) {
    functions.releases().removeAlias(function(params), params.text("Name"));
    return Json.object();
  }

  private ObjectNode about(Params params) {
    return functions.about(function(params).spec().name());
  }

  private JsonNode policy(Params params) {
    JsonNode policy = about(params).path("Policy");
    if (policy.path("Statement").isEmpty()) {
      throw new AwsException(
          404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }
    return Json.object().put("Policy", policy.toString());
  }

  private JsonNode permit(Params params) {
    LambdaFunction function = function(params);
    ObjectNode about = functions.about(function.spec().name());
    String id = params.text("StatementId");
    if (Permits.has(about.path("Policy"), id)) {
      throw new AwsException(
          409,
          "ResourceConflictException",
          "The statement id ("
              + id
              + ") provided already exists. Please provide a new statement"
              + " id, or remove the existing statement.");
    }
    ObjectNode statement = Json.object().put("Sid", id).put("Effect", "Allow");
    String principal = params.text("Principal");
    boolean service = principal.endsWith(".amazonaws.com");
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else {
      boolean account = principal.matches("[0-9]{12}");
      String who = account ? "arn:aws:iam::" + principal + ":root" : principal;
      statement.putObject("Principal").put(service ? "Service" : "AWS", who);
    }
    String qualifier = params.textOr("Qualifier", "");
    statement.put("Action", params.text("Action"));
    statement.put("Resource", function.spec().arn() + (qualifier.isEmpty() ? "" : ":" + qualifier));
    ObjectNode condition = Json.object();
    if (params.has("SourceArn")) {
      condition.putObject("ArnLike").put("AWS:SourceArn", params.text("SourceArn"));
    }
    if (params.has("SourceAccount")) {
      condition.putObject("StringEquals").put("AWS:SourceAccount", params.text("SourceAccount"));
    }
    if (!condition.isEmpty()) {
      statement.set("Condition", condition);
    }
    about.set("Policy", Permits.with(about.path("Policy"), statement));
    return Json.object().put("Statement", statement.toString());
  }

  private JsonNode forbid(Params params) {
    ObjectNode about = about(params);
    String id = params.text("StatementId");
    if (!Permits.has(about.path("Policy"), id)) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Statement " + id + " is not found in resource policy.");
    }
    about.set("Policy", Permits.without(about.path("Policy"), id));
    return Json.object();
  }
}
