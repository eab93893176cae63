package dev.baton.cloud.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.wire.ActionTable;
import dev.baton.cloud.wire.RestApi;
import dev.baton.cloud.wire.RestApi.Route;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API of Lambda, as far as it is about functions of the template: Invoke in its three types,
 * and what there is to list and to get.
 */
final class LambdaService implements ActionTable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
  private static final int MAX_EVENT = 1024 * 1024;
  private static final Pattern FUNCTION =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

  private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");

  private final Functions functions;
  private final EventInvocations events;
  private final EventSettingsActions eventSettings;
  private final FunctionPermissions permissions;
  private final List<Route> routes = new ArrayList<>();
  private RestApi api;

  LambdaService(CloudContext context, Functions functions, EventInvocations events) {
    this.permissions = new FunctionPermissions(context);
    this.functions = functions;
    this.events = events;
    eventSettings = new EventSettingsActions(functions, events);
    FunctionActions actions = new FunctionActions(context, functions);
    routes.addAll(actions.routes());
    routes.addAll(actions.others());
    routes.addAll(new ReleaseActions(functions).routes());
    api = api();
  }

  /** Answers these, too; before the service is asked for anything. */
  void answer(List<Route> more) {
    routes.addAll(more);
    api = api();
  }

  private RestApi api() {
    return new RestApi("lambda", routes, (action, params) -> List.of());
  }

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public Set<String> actions() {
    Set<String> actions = new TreeSet<>(api.actions());
    actions.addAll(EventSettingsActions.ACTIONS);
    actions.add("Invoke");
    return actions;
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String action(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    String aboutEvents = EventSettingsActions.action(method, path);
    if (aboutEvents != null) {
      return aboutEvents;
    }
    boolean invokes = method.equals("POST") && FUNCTION.matcher(path).matches();
    return invokes ? "Invoke" : api.action(method, path, query, headers, body);
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return permissions.of(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    if (EventSettingsActions.ACTIONS.contains(request.action())) {
      return eventSettings.handle(request);
    }
    return request.action().equals("Invoke") ? invoke(request) : api.handle(request);
  }

  private AwsResponse invoke(AwsRequest request) {
    LambdaFunction function = qualified(request);
    String type = request.header("x-amz-invocation-type");
    byte[] payload = payload(request, "Event".equals(type) ? MAX_EVENT : MAX_PAYLOAD);
    return switch (type == null ? "RequestResponse" : type) {
      case "RequestResponse" -> {
        boolean nested = request.caller().kind() == Principal.Kind.FUNCTION;
        long before = function.log().written();
        AwsResponse answer =
            answer(
                function.invoke(payload, request.caller().name(), nested),
                executedVersion(request, function));
        yield "Tail".equals(request.header("x-amz-log-type"))
            ? withLog(answer, function.log().since(before))
            : answer;
      }
      case "Event" -> {
        String id = events.accept(function, payload, request.caller().name());
        yield new AwsResponse(202, Map.of("x-amzn-requestid", List.of(id)), new byte[0]);
      }
      case "DryRun" -> new AwsResponse(204, Map.of(), new byte[0]);
      default ->
          throw AwsException.badRequest(
              "InvalidParameterValueException", "Unknown invocation type " + type);
    };
  }

  /** An answer with the end of the log in its header. */
  private static AwsResponse withLog(AwsResponse answer, byte[] log) {
    Map<String, List<String>> headers = new HashMap<>(answer.headers());
    headers.put("x-amz-log-result", List.of(Base64.getEncoder().encodeToString(log)));
    return new AwsResponse(answer.status(), headers, answer.body());
  }

  private static AwsResponse answer(InvocationResult invoked, String version) {
    InvocationResult result = invoked;
    if (result.payload().length > MAX_PAYLOAD) {
      result =
          InvocationResult.failed(
              "Function.ResponseSizeTooLarge",
              "Response payload size exceeded maximum allowed payload size (6291556 bytes).");
    }
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of(Protocol.REST_JSON.contentType()));
    headers.put("x-amz-executed-version", List.of(version));
    String error = result.functionError();
    if (error != null) {
      headers.put("x-amz-function-error", List.of(error));
    }
    return new AwsResponse(200, headers, result.payload());
  }

  private static byte[] payload(AwsRequest request, int limit) {
    byte[] body = request.body();
    if (body.length > limit) {
      throw new AwsException(
          413,
          "RequestEntityTooLargeException",
          body.length
              + " byte payload is too large for the "
              + (limit == MAX_EVENT ? "Event" : "RequestResponse")
              + " invocation type (limit "
              + limit
              + " bytes)");
    }
    if (body.length == 0) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    try {
      JSON.readTree(body);
      return body;
    } catch (JsonProcessingException e) {
      throw AwsException.badRequest(
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private LambdaFunction function(AwsRequest request) {
    Matcher matcher = FUNCTION.matcher(request.path());
    if (!matcher.matches()) {
      throw new AwsException(404, "ResourceNotFoundException", "No function in " + request.path());
    }
    return functions.find(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
  }

  /** What a request without a qualifier runs is the function as it is now, published or not. */
  private String executedVersion(AwsRequest request, LambdaFunction function) {
    Matcher named = FUNCTION.matcher(request.path());
    String name = named.matches() ? URLDecoder.decode(named.group(1), StandardCharsets.UTF_8) : "";
    Matcher asked = QUALIFIER.matcher(request.query() == null ? "" : request.query());
    String inName = name.replaceFirst("^.*?:function:", "").replaceFirst("^[^:]*:?", "");
    String qualifier =
        asked.find() ? URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8) : inName;
    return qualifier.isEmpty() || qualifier.equals(Releases.LATEST)
        ? Releases.LATEST
        : functions.releases().numberOf(function);
  }

  /** The version that a request means by its path or its query. */
  private LambdaFunction qualified(AwsRequest request) {
    LambdaFunction function = function(request);
    Matcher matcher = FUNCTION.matcher(request.path());
    String name =
        matcher.matches() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
    Matcher asked = QUALIFIER.matcher(request.query() == null ? "" : request.query());
    if (!asked.find()) {
      return functions.resolve(name);
    }
    String qualifier = URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8);
    return functions.resolve(function.spec().arn() + ":" + qualifier);
  }
}
