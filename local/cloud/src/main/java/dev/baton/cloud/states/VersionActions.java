package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.StateMachineAlias;
import dev.baton.engine.StateMachineAlias.Route;
import dev.baton.engine.StateMachineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The actions upon versions and aliases of state machines. */
final class VersionActions {
  private final Engine engine;

  VersionActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "PublishStateMachineVersion", (params, request) -> publish(params),
        "DeleteStateMachineVersion", (params, request) -> deleteVersion(params),
        "ListStateMachineVersions", (params, request) -> listVersions(params),
        "CreateStateMachineAlias", (params, request) -> createAlias(params),
        "UpdateStateMachineAlias", (params, request) -> updateAlias(params),
        "DescribeStateMachineAlias", (params, request) -> describeAlias(params),
        "DeleteStateMachineAlias", (params, request) -> deleteAlias(params),
        "ListStateMachineAliases", (params, request) -> listAliases(params));
  }

  private JsonNode publish(Params params) {
    StateMachineVersion version =
        engine
            .versions()
            .publish(
                Arns.machine(params.text("stateMachineArn")),
                params.textOrNull("revisionId"),
                params.textOrNull("description"));
    return Json.object()
        .put("creationDate", Times.seconds(version.creationDate()))
        .put("stateMachineVersionArn", version.arn());
  }

  private JsonNode deleteVersion(Params params) {
    engine.versions().delete(Arns.qualified(params.text("stateMachineVersionArn")));
    return Json.object();
  }

  private JsonNode listVersions(Params params) {
    return Pages.page(
        params,
        "stateMachineVersions",
        engine.versions().of(Arns.machine(params.text("stateMachineArn"))),
        version ->
            Json.object()
                .put("stateMachineVersionArn", version.arn())
                .put("creationDate", Times.seconds(version.creationDate())));
  }

  private JsonNode createAlias(Params params) {
    StateMachineAlias made =
        engine
            .aliases()
            .create(params.text("name"), params.textOrNull("description"), routes(params));
    return Json.object()
        .put("stateMachineAliasArn", made.arn())
        .put("creationDate", Times.seconds(made.creationDate()));
  }

  private static List<Route> routes(Params params) {
    List<Route> routes = new ArrayList<>();
    for (JsonNode route : params.get("routingConfiguration")) {
      String version = Arns.qualified(route.path("stateMachineVersionArn").asText());
      routes.add(new Route(version, route.path("weight").asInt()));
    }
    return routes;
  }

  private JsonNode updateAlias(Params params) {
    StateMachineAlias renewed =
        engine
            .aliases()
            .update(
                Arns.qualified(params.text("stateMachineAliasArn")),
                params.textOrNull("description"),
                params.get("routingConfiguration").isArray() ? routes(params) : null);
    return Json.object().put("updateDate", Times.seconds(renewed.updateDate()));
  }

  private JsonNode describeAlias(Params params) {
    StateMachineAlias alias =
        engine.aliases().get(Arns.qualified(params.text("stateMachineAliasArn")));
    ObjectNode shown = Json.object();
    shown.put("stateMachineAliasArn", alias.arn()).put("name", alias.name());
    if (alias.description() != null) {
      shown.put("description", alias.description());
    }
    ArrayNode routes = shown.putArray("routingConfiguration");
    for (Route route : alias.routes()) {
      routes
          .addObject()
          .put("stateMachineVersionArn", route.versionArn())
          .put("weight", route.weight());
    }
    shown.put("creationDate", Times.seconds(alias.creationDate()));
    return shown.put("updateDate", Times.seconds(alias.updateDate()));
  }

  private JsonNode deleteAlias(Params params) {
    engine.aliases().delete(Arns.qualified(params.text("stateMachineAliasArn")));
    return Json.object();
  }

  private JsonNode listAliases(Params params) {
    return Pages.page(
        params,
        "stateMachineAliases",
        engine.aliases().of(Arns.machine(params.text("stateMachineArn"))),
        alias ->
            Json.object()
                .put("stateMachineAliasArn", alias.arn())
                .put("creationDate", Times.seconds(alias.creationDate())));
  }
}
