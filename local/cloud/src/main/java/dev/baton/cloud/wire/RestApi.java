package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service of the REST-JSON protocol as a table of routes. An action sees one object: the members
 * of the body, of the path and of the query together; what occurs twice in a query is a list.
 */
public final class RestApi implements ActionTable {
  private static final Pattern LABEL = Pattern.compile("\\{([A-Za-z]+)\\}");

  /** One operation, at a method and a path such as {@code /schedules/{Name}}. */
  public record Route(String method, String path, String action, JsonApi.Action handler) {}

  private record Compiled(Route route, Pattern pattern, List<String> labels) {}

  private final String name;
  private final List<Compiled> routes = new ArrayList<>();
  private final BiFunction<String, Params, List<Permission>> permissions;

  /**
   * @param permissions what an action with these members needs permission for
   */
  public RestApi(
      String name, List<Route> routes, BiFunction<String, Params, List<Permission>> permissions) {
    this.name = name;
    this.permissions = permissions;
    for (Route route : routes) {
      List<String> labels = LABEL.matcher(route.path()).results().map(r -> r.group(1)).toList();
      String pattern = LABEL.matcher(route.path()).replaceAll("([^/]+)");
      this.routes.add(new Compiled(route, Pattern.compile(pattern + "/?"), labels));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public Set<String> actions() {
    Set<String> names = new TreeSet<>();
    routes.forEach(each -> names.add(each.route().action()));
    return names;
  }

  @Override
  public String action(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    Compiled found = find(method, path);
    return found == null ? method + " " + path : found.route().action();
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    Compiled found = find(request);
    if (found == null) {
      throw new AwsException(
          404,
          "UnknownOperationException",
          "The embedded cloud has no action " + name + ":" + request.action());
    }
    Params params = params(found, request);
    JsonNode answer = found.route().handler().call(params, request);
    return AwsResponse.of(200, Protocol.REST_JSON, answer.toString());
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    Compiled found = find(request);
    return found == null
        ? ActionTable.super.permissions(request)
        : permissions.apply(request.action(), params(found, request));
  }

  private @Nullable Compiled find(AwsRequest request) {
    return isInProcess(request) ? named(request) : find(request.method(), request.path());
  }

  private static Params params(Compiled found, AwsRequest request) {
    JsonNode body = request.body().length == 0 ? Json.object() : Json.parseOrNull(request.body());
    if (!(body instanceof ObjectNode members)) {
      throw AwsException.badRequest(
          "SerializationException", "The body of the request is not a JSON object");
    }
    addLabels(found, request.path(), members);
    addQuery(request.query(), members);
    return new Params(members);
  }

  /** From within the process requests come as JSON by the name of the action. */
  private static boolean isInProcess(AwsRequest request) {
    String type = request.header("content-type");
    return type != null && type.startsWith("application/x-amz-json");
  }

  private @Nullable Compiled named(AwsRequest request) {
    for (Compiled each : routes) {
      if (each.route().action().equals(request.action())) {
        return each;
      }
    }
    return null;
  }

  private @Nullable Compiled find(String method, String path) {
    for (Compiled each : routes) {
      if (each.route().method().equals(method) && each.pattern().matcher(path).matches()) {
        return each;
      }
    }
    return null;
  }

  private static void addLabels(Compiled found, String path, ObjectNode members) {
    Matcher matcher = found.pattern().matcher(path);
    if (matcher.matches()) {
      for (int i = 0; i < found.labels().size(); i++) {
        members.put(found.labels().get(i), decode(matcher.group(i + 1)));
      }
    }
  }

  private static void addQuery(@Nullable String query, ObjectNode members) {
    if (query == null || query.isEmpty()) {
      return;
    }
    for (String field : query.split("&", -1)) {
      String[] parts = field.split("=", 2);
      String key = decode(parts[0]);
      String value = parts.length == 2 ? decode(parts[1]) : "";
      JsonNode before = members.get(key);
      if (before instanceof ArrayNode list) {
        list.add(value);
      } else if (before != null) {
        members.putArray(key).add(before).add(value);
      } else {
        members.put(key, value);
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsException.badRequest("ValidationException", "The address is not URL-encoded");
    }
  }
}
