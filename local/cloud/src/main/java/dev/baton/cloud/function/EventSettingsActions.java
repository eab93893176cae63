package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions of Lambda's API about how functions are invoked by events. */
final class EventSettingsActions {
  static final Set<String> ACTIONS =
      Set.of(
          "PutFunctionEventInvokeConfig",
          "UpdateFunctionEventInvokeConfig",
          "GetFunctionEventInvokeConfig",
          "DeleteFunctionEventInvokeConfig",
          "ListFunctionEventInvokeConfigs");

  private static final Pattern PATH =
      Pattern.compile("/2019-09-25/functions/([^/]+)/event-invoke-config(/list)?/?");

  private final Functions functions;
  private final EventInvocations events;

  EventSettingsActions(Functions functions, EventInvocations events) {
    this.functions = functions;
    this.events = events;
  }

  /** The action of a request; null for one of another kind. */
  static @Nullable String action(String method, String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    if (matcher.group(2) != null) {
      return method.equals("GET") ? "ListFunctionEventInvokeConfigs" : null;
    }
    return switch (method) {
      case "PUT" -> "PutFunctionEventInvokeConfig";
      case "POST" -> "UpdateFunctionEventInvokeConfig";
      case "GET" -> "GetFunctionEventInvokeConfig";
      case "DELETE" -> "DeleteFunctionEventInvokeConfig";
      default -> null;
    };
  }

  AwsResponse handle(AwsRequest request) {
    FunctionSpec function = function(request);
    return switch (request.action()) {
      case "PutFunctionEventInvokeConfig" ->
          configured(function, EventSettings.unset(events.now()).with(body(request), events.now()));
      case "UpdateFunctionEventInvokeConfig" ->
          configured(function, present(function).with(body(request), events.now()));
      case "GetFunctionEventInvokeConfig" -> json(present(function).describe(function.arn()));
      case "DeleteFunctionEventInvokeConfig" -> {
        if (!events.reset(function)) {
          throw missing(function);
        }
        yield AwsResponse.of(204, Protocol.REST_JSON, "");
      }
      default -> {
        ObjectNode answer = Json.object();
        var list = answer.putArray("FunctionEventInvokeConfigs");
        EventSettings settings = events.settings(function);
        if (settings != null) {
          list.add(settings.describe(function.arn()));
        }
        yield json(answer);
      }
    };
  }

  private FunctionSpec function(AwsRequest request) {
    Matcher matcher = PATH.matcher(request.path());
    if (!matcher.matches()) {
      throw new IllegalStateException("Not about event invocations: " + request.path());
    }
    String name = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
    return functions.find(name).spec();
  }

  private static JsonNode body(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    if (!(body instanceof ObjectNode)) {
      throw AwsException.badRequest(
          "InvalidRequestContentException", "Could not parse request body into json");
    }
    return body;
  }

  private EventSettings present(FunctionSpec function) {
    EventSettings settings = events.settings(function);
    if (settings == null) {
      throw missing(function);
    }
    return settings;
  }

  private static AwsException missing(FunctionSpec function) {
    return new AwsException(
        404,
        "ResourceNotFoundException",
        "The function " + function.arn() + ":$LATEST doesn't have an EventInvokeConfig");
  }

  private AwsResponse configured(FunctionSpec function, EventSettings settings) {
    events.configure(function, settings);
    return json(settings.describe(function.arn()));
  }

  private static AwsResponse json(ObjectNode body) {
    return AwsResponse.of(200, Protocol.REST_JSON, body.toString());
  }
}
