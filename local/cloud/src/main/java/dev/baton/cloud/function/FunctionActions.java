package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.RestApi.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The actions of Lambda's API about functions themselves. One that is made by API runs a handler
 * that the assembly's own functions have, as nothing else is ever executed here.
 */
final class FunctionActions {
  private static final String ALL = "/2015-03-31/functions";
  private static final String ONE = ALL + "/{FunctionName}";
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "MaxItems", 50, "InvalidParameterValueException");

  private final CloudContext context;
  private final Functions functions;

  FunctionActions(CloudContext context, Functions functions) {
    this.context = context;
    this.functions = functions;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", ALL, "CreateFunction", (params, request) -> create(params)),
        new Route("GET", ALL, "ListFunctions", (params, request) -> list(params)),
        new Route("GET", ONE, "GetFunction", (params, request) -> get(params)),
        new Route("DELETE", ONE, "DeleteFunction", (params, request) -> delete(params)),
        new Route(
            "GET",
            ONE + "/configuration",
            "GetFunctionConfiguration",
            (params, request) -> functions.describe(function(params))),
        new Route(
            "PUT",
            ONE + "/configuration",
            "UpdateFunctionConfiguration",
            (params, request) -> update(params)),
        new Route(
            "PUT", ONE + "/code", "UpdateFunctionCode", (params, request) -> updateCode(params)),
        new Route(
            "GET",
            "/2016-08-19/account-settings",
            "GetAccountSettings",
            (params, request) -> account()));
  }

  /** What is about a function but not in its configuration. */
  List<Route> others() {
    String limit = "/2017-10-31/functions/{FunctionName}/concurrency";
    String tags = "/2017-03-31/tags/{Resource}";
    return List.of(
        new Route("PUT", limit, "PutFunctionConcurrency", (params, request) -> limit(params)),
        new Route(
            "DELETE",
            limit,
            "DeleteFunctionConcurrency",
            (params, request) -> {
              functions.limit(function(params).spec().name(), null);
              return Json.object();
            }),
        new Route(
            "GET",
            "/2019-09-30/functions/{FunctionName}/concurrency",
            "GetFunctionConcurrency",
            (params, request) -> concurrency(function(params))),
        new Route("GET", tags, "ListTags", (params, request) -> tags(params)),
        new Route("POST", tags, "TagResource", (params, request) -> tag(params)),
        new Route("DELETE", tags, "UntagResource", (params, request) -> untag(params)));
  }

  /** The function or version that a request is about. */
  private LambdaFunction function(Params params) {
    String name = params.text("FunctionName");
    String qualifier = params.textOr("Qualifier", "");
    return functions.resolve(
        qualifier.isEmpty() ? name : functions.find(name).spec().arn() + ":" + qualifier);
  }

  private JsonNode list(Params params) {
    Map<String, JsonNode> all = new TreeMap<>();
    functions.all().forEach(each -> all.put(each.spec().name(), functions.describe(each)));
    return PAGES.page(params, "Functions", all);
  }

  private JsonNode get(Params params) {
    LambdaFunction function = function(params);
    ObjectNode answer = Json.object();
    answer.set("Configuration", functions.describe(function));
    answer
        .putObject("Code")
        .put("RepositoryType", "S3")
        .put("Location", function.spec().code().toUri().toString());
    answer.set("Tags", functions.about(function.spec().name()).path("Tags"));
    ObjectNode limit = concurrency(function);
    if (!limit.isEmpty()) {
      answer.set("Concurrency", limit);
    }
    return answer;
  }

  private JsonNode create(Params params) {
    String name = params.text("FunctionName").replaceFirst("^.*:function:", "");
    if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
      throw invalid("The name of a function has letters, digits, - and _, 64 at most: " + name);
    }
    if (functions.has(name)) {
      throw new AwsException(409, "ResourceConflictException", "Function already exist: " + name);
    }
    String handler = params.textOr("Handler", "");
    LambdaFunction like = like(params.get("Code"), handler);
    FunctionSpec spec =
        changed(
            new FunctionSpec(
                name,
                context.arn("lambda", "function:" + name),
                name,
                params.text("Role"),
                handler,
                like.spec().code(),
                Duration.ofSeconds(3),
                128,
                Map.of(),
                LoggingSettings.of(params.get("LoggingConfig"), name),
                false,
                null,
                null),
            params);
    functions.add(like.as(spec));
    ObjectNode about = functions.about(name);
    about.put("Description", params.textOr("Description", ""));
    about.set("Tags", params.get("Tags").isObject() ? params.get("Tags") : Json.object());
    LambdaFunction made = functions.find(name);
    if (params.flag("Publish")) {
      String _ = functions.releases().publish(made, "");
    }
    return functions.describe(made);
  }

  /**
   * The function of the assembly whose code and handler a new one shall have.
   *
   * @throws AwsException {@code InvalidParameterValueException} that says what may be given
   */
  private LambdaFunction like(JsonNode code, String handler) {
    Path path = context.assets().find(code.path("S3Key").asText());
    for (LambdaFunction each : path == null ? List.<LambdaFunction>of() : functions.all()) {
      if (each.spec().code().equals(path) && each.spec().handler().equals(handler)) {
        return each;
      }
    }
    throw invalid(
        "The embedded cloud executes the handlers of its assembly only, and nothing that is"
            + " uploaded: give Code.S3Bucket and Code.S3Key of an asset of the assembly with a"
            + " Handler that one of its functions has, or put the function into the template and"
            + " give that to ./baton up. The handlers are "
            + handlers());
  }

  private String handlers() {
    TreeSet<String> handlers = new TreeSet<>();
    functions.all().forEach(each -> handlers.add(each.spec().handler()));
    return handlers.isEmpty() ? "none, as no function is in it" : String.join(", ", handlers);
  }

  private JsonNode update(Params params) {
    LambdaFunction function = functions.find(params.text("FunctionName"));
    FunctionSpec spec = function.spec();
    String handler = params.textOr("Handler", spec.handler());
    boolean known =
        functions.all().stream()
            .anyMatch(
                each ->
                    each.spec().code().equals(spec.code())
                        && each.spec().handler().equals(handler));
    if (!known) {
      throw invalid(
          "The embedded cloud executes the handlers of its assembly only, and "
              + handler
              + " is none. The handlers are "
              + handlers());
    }
    FunctionSpec changed = changed(spec, params);
    if (!changed.equals(spec)) {
      functions.add(function.as(changed));
    }
    for (String remark : List.of("Description", "Runtime")) {
      if (params.has(remark)) {
        functions.about(spec.name()).put(remark, params.text(remark));
      }
    }
    return functions.describe(functions.find(spec.name()));
  }

  private static FunctionSpec changed(FunctionSpec spec, Params params) {
    if (!params.get("Layers").isEmpty()) {
      throw invalid("The embedded cloud has no layers: put what is needed into the code");
    }
    String runtime = params.textOr("Runtime", Functions.RUNTIME);
    if (!Functions.runs(runtime)) {
      throw invalid("Runtime is " + runtime + "; the embedded cloud runs functions on java only");
    }
    int timeout = params.numberOr("Timeout", (int) spec.timeout().toSeconds());
    int memory = params.numberOr("MemorySize", spec.memory());
    if (timeout < 1 || timeout > 900 || memory < 128 || memory > 10_240) {
      throw invalid("Timeout is from 1 to 900 seconds, MemorySize from 128 to 10240 MB");
    }
    String queue = params.get("DeadLetterConfig").path("TargetArn").asText("");
    boolean letters = params.has("DeadLetterConfig");
    return new FunctionSpec(
        spec.name(),
        spec.arn(),
        spec.label(),
        params.textOr("Role", String.valueOf(spec.roleArn())),
        params.textOr("Handler", spec.handler()),
        spec.code(),
        Duration.ofSeconds(timeout),
        memory,
        environment(spec, params),
        params.has("LoggingConfig")
            ? LoggingSettings.of(params.get("LoggingConfig"), spec.name())
            : spec.logging(),
        params.has("SnapStart")
            ? params.get("SnapStart").path("ApplyOn").asText().equals("PublishedVersions")
            : spec.snapStart(),
        letters ? (queue.isEmpty() ? null : queue) : spec.deadLetterArn(),
        spec.concurrency());
  }

  private static Map<String, String> environment(FunctionSpec spec, Params params) {
    if (!params.has("Environment")) {
      return spec.environment();
    }
    Map<String, String> environment = new HashMap<>();
    params
        .get("Environment")
        .path("Variables")
        .properties()
        .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
    return Map.copyOf(environment);
  }

  private JsonNode updateCode(Params params) {
    LambdaFunction function = functions.find(params.text("FunctionName"));
    LambdaFunction like = like(params.members(), function.spec().handler());
    if (!like.spec().code().equals(function.spec().code())) {
      FunctionSpec spec = function.spec();
      FunctionSpec moved =
          new FunctionSpec(
              spec.name(),
              spec.arn(),
              spec.label(),
              spec.roleArn(),
              spec.handler(),
              like.spec().code(),
              spec.timeout(),
              spec.memory(),
              spec.environment(),
              spec.logging(),
              spec.snapStart(),
              spec.deadLetterArn(),
              spec.concurrency());
      functions.add(like.as(moved));
    }
    return functions.describe(functions.find(function.spec().name()));
  }

  private JsonNode delete(Params params) {
    LambdaFunction function = functions.find(params.text("FunctionName"));
    String qualifier =
        params.textOr(
            "Qualifier",
            params.text("FunctionName").matches(".*:(?:[0-9]+)$")
                ? params.text("FunctionName").replaceFirst("^.*:", "")
                : "");
    if (qualifier.isEmpty()) {
      functions.remove(function.spec().name());
    } else if (qualifier.equals(Releases.LATEST)) {
      throw invalid("$LATEST version cannot be deleted without deleting the function.");
    } else {
      functions.releases().removeVersion(function, qualifier);
    }
    return Json.object();
  }

  private JsonNode limit(Params params) {
    LambdaFunction function = function(params);
    int limit = params.numberOr("ReservedConcurrentExecutions", -1);
    if (limit < 0) {
      throw invalid("ReservedConcurrentExecutions must be 0 or more");
    }
    functions.limit(function.spec().name(), limit);
    return concurrency(function);
  }

  private static ObjectNode concurrency(LambdaFunction function) {
    Integer limit = function.limit();
    return limit == null ? Json.object() : Json.object().put("ReservedConcurrentExecutions", limit);
  }

  private ObjectNode tagged(Params params) {
    return functions
        .about(functions.find(params.text("Resource")).spec().name())
        .withObjectProperty("Tags");
  }

  private JsonNode tags(Params params) {
    return Json.object().set("Tags", tagged(params));
  }

  private JsonNode tag(Params params) {
    ObjectNode tags = tagged(params);
    params.get("Tags").properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
    return Json.object();
  }

  private JsonNode untag(Params params) {
    JsonNode keys = params.get("tagKeys");
    ArrayNode all = keys.isArray() ? (ArrayNode) keys : Json.array().add(keys.asText());
    ObjectNode tags = tagged(params);
    all.forEach(key -> tags.remove(key.asText()));
    return Json.object();
  }

  private JsonNode account() {
    ObjectNode answer = Json.object();
    answer
        .putObject("AccountLimit")
        .put("ConcurrentExecutions", 1000)
        .put("UnreservedConcurrentExecutions", 1000)
        .put("TotalCodeSize", 80_530_636_800L)
        .put("CodeSizeUnzipped", 262_144_000)
        .put("CodeSizeZipped", 52_428_800);
    answer.putObject("AccountUsage").put("FunctionCount", functions.all().size());
    return answer;
  }

  static AwsException invalid(String message) {
    return AwsException.badRequest("InvalidParameterValueException", message);
  }
}
