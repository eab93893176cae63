package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.apigateway.GatewayError.Kind;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.WebService;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the visitors of REST APIs, at {@code /restapis/ID/STAGE/_user_request_/PATH} and, for the
 * host {@code ID.execute-api.localhost}, at {@code /STAGE/PATH}: finds the method, asks whoever
 * decides whether it may be called, and calls its function.
 */
final class ExecuteApi implements WebService {
  private static final Pattern BY_PATH =
      Pattern.compile("/restapis/([a-z0-9]+)/([^/]+)/_user_request_(/.*)?");
  private static final Pattern BY_HOST = Pattern.compile("([a-z0-9]+)\\.execute-api\\..*");
  private static final Pattern STAGED = Pattern.compile("/([^/]+)(/.*)?");
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(29);

  private final CloudContext context;
  private final RestApis apis;
  private final Invocations invocations;
  private final Authorizers authorizers;
  private final SeededIds ids;

  ExecuteApi(CloudContext context, RestApis apis, Invocations invocations) {
    this.context = context;
    this.apis = apis;
    this.invocations = invocations;
    authorizers = new Authorizers(context, invocations);
    ids = new SeededIds(context.seed(), "visits of APIs");
    apis.whenChanged(authorizers::forget);
  }

  @Override
  public String name() {
    return "execute-api";
  }

  @Override
  public Set<String> actions() {
    return Set.of("Invoke");
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public boolean isAddressed(String host, String path) {
    return (path.startsWith("/restapis/") && BY_PATH.matcher(path).matches())
        || (host.contains(".execute-api.") && BY_HOST.matcher(host).matches());
  }

  /** What is signed for this service, but names no API. */
  @Override
  public AwsResponse handle(AwsRequest request) {
    return new GatewayError(Kind.FORBIDDEN, "Forbidden").answer(null, ids.next());
  }

  /** The method that is called, for a request whose header names it. */
  @Override
  public List<Permission> permissions(AwsRequest request) {
    return List.of(new Permission("execute-api:Invoke", request.path()));
  }

  /** The API, the stage and the rest of an address. */
  private record Address(String api, String stage, String path) {
    static @Nullable Address of(String host, String path) {
      Matcher whole = BY_PATH.matcher(path);
      if (whole.matches()) {
        String rest = whole.group(3);
        return new Address(whole.group(1), whole.group(2), rest == null ? "" : rest);
      }
      Matcher named = BY_HOST.matcher(host);
      Matcher staged = STAGED.matcher(path);
      if (!named.matches() || !staged.matches()) {
        return null;
      }
      String rest = staged.group(2);
      return new Address(named.group(1), staged.group(1), rest == null ? "" : rest);
    }
  }

  @Override
  public AwsResponse visit(AwsRequest request, Supplier<Principal> signer) {
    String id = ids.next();
    String host = request.header("host");
    Address address = Address.of(host == null ? "" : host.toLowerCase(Locale.ROOT), request.path());
    RestApi api = address == null ? null : apis.find(address.api());
    try {
      if (address == null || api == null || !api.stages.containsKey(Decoded.of(address.stage()))) {
        throw new GatewayError(Kind.FORBIDDEN, "Forbidden");
      }
      if (request.body().length > MOST_BYTES) {
        throw new GatewayError(
            Kind.REQUEST_TOO_LARGE, "HTTP content length exceeded " + MOST_BYTES + " bytes.");
      }
      return serve(api, address, request, id, signer);
    } catch (GatewayError e) {
      return e.answer(api, id);
    }
  }

  private AwsResponse serve(
      RestApi api, Address address, AwsRequest request, String id, Supplier<Principal> signer) {
    RestApi.Found found = api.find(address.path());
    JsonNode method = found == null ? null : found.node().method(request.method());
    if (found == null || method == null) {
      throw new GatewayError(Kind.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
    }
    Visit visit =
        new Visit(
            context,
            api,
            Decoded.of(address.stage()),
            found,
            address.path(),
            request,
            id,
            Json.object());
    ObjectNode authorizer = authorize(visit, method, signer);
    requireParameters(visit, method);
    JsonNode integration = method.path("Integration");
    return integration.path("Type").asText().equals("MOCK")
        ? MockAnswer.of(integration, id)
        : invoke(visit, integration, authorizer);
  }

  private @Nullable ObjectNode authorize(Visit visit, JsonNode method, Supplier<Principal> signer) {
    switch (method.path("AuthorizationType").asText("NONE")) {
      case "AWS_IAM" -> signed(visit, signer);
      case "CUSTOM" -> {
        return authorizers.authorize(visit, method.path("AuthorizerId").asText());
      }
      default -> {}
    }
    return null;
  }

  /** The role or user who signed must be allowed to call the method. */
  private void signed(Visit visit, Supplier<Principal> signer) {
    Principal caller;
    try {
      caller = signer.get();
    } catch (AwsException e) {
      boolean missing = e.code().startsWith("Missing");
      throw new GatewayError(
          missing ? Kind.MISSING_AUTHENTICATION_TOKEN : Kind.INVALID_SIGNATURE,
          missing ? "Missing Authentication Token" : e.getMessage());
    }
    AwsRequest asked =
        new AwsRequest(
            caller,
            name(),
            "Invoke",
            visit.request().method(),
            visit.methodArn(),
            null,
            visit.request().headers(),
            new byte[0]);
    try {
      context.door().authorize(asked);
    } catch (AwsException e) {
      throw new GatewayError(Kind.ACCESS_DENIED, e.getMessage());
    }
    String user = caller.arn();
    visit.identity().put("userArn", user).put("accountId", context.account());
    visit.identity().put("caller", user.substring(user.lastIndexOf(':') + 1));
    visit.identity().put("user", user.substring(user.lastIndexOf(':') + 1));
  }

  /** A validator of parameters looks for those that the method requires. */
  private void requireParameters(Visit visit, JsonNode method) {
    if (!apis.validatesParameters(method.path("RequestValidatorId").asText())) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (var each : method.path("RequestParameters").properties()) {
      String name = each.getKey().substring(each.getKey().lastIndexOf('.') + 1);
      boolean query = each.getKey().startsWith("method.request.querystring.");
      boolean header = each.getKey().startsWith("method.request.header.");
      String value =
          query ? visit.query(name) : visit.request().header(name.toLowerCase(Locale.ROOT));
      if (each.getValue().asBoolean() && (query || header) && (value == null || value.isEmpty())) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new GatewayError(
          Kind.BAD_REQUEST_PARAMETERS, "Missing required request parameters: " + missing);
    }
  }

  private AwsResponse invoke(Visit visit, JsonNode integration, @Nullable ObjectNode authorizer) {
    String function =
        Invocations.function(integration.path("Uri").asText(), visit.stageVariables());
    int millis = integration.path("TimeoutInMillis").asInt((int) LONGEST.toMillis());
    AwsResponse answer =
        function == null
            ? null
            : invocations.invoke(
                function,
                visit.event(authorizer),
                visit.sourceArn(),
                integration.path("Credentials").textValue(),
                Duration.ofMillis(millis));
    if (answer == null || !answer.ok()) {
      throw new GatewayError(Kind.API_CONFIGURATION_ERROR, "Internal server error");
    }
    if (answer.headers().containsKey("x-amz-function-error")) {
      throw new GatewayError(Kind.MALFORMED_RESPONSE, "Internal server error");
    }
    return ProxyAnswer.of(answer.body(), visit);
  }
}
