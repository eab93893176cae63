package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.Deployment;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Permits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes functions, their versions and aliases. */
final class FunctionProvider implements ResourceProvider {
  private static final ResourceType FUNCTION =
      ResourceType.of("AWS::Lambda::Function")
          .honours("Code.S3Bucket", "Code.S3Key", "Environment.Variables", "FunctionName")
          .honours("Handler", "MemorySize", "ReservedConcurrentExecutions", "Role", "Runtime")
          .honours("DeadLetterConfig.TargetArn", "SnapStart.ApplyOn", "Timeout")
          .honours("LoggingConfig.LogGroup", "LoggingConfig.LogFormat")
          .honours("LoggingConfig.ApplicationLogLevel", "LoggingConfig.SystemLogLevel")
          .ignores("Architectures", "the code runs on the machine at hand")
          .ignores("Description", "only people read it")
          .ignores("EphemeralStorage", "the machine's temporary folder is not limited")
          .ignores("KmsKeyArn", "the environment is only in memory")
          .ignores("PackageType", "code that is not a jar is refused anyway")
          .ignores("RuntimeManagementConfig", "the runtime is the JDK at hand")
          .ignores("Tags", "nothing selects by tag")
          .ignores("TracingConfig", "calls are observed at the door");

  private static final ResourceType VERSION =
      ResourceType.of("AWS::Lambda::Version")
          .honours("Description", "FunctionName")
          .ignores("CodeSha256", "the code comes from the same assembly");

  private static final ResourceType ALIAS =
      ResourceType.of("AWS::Lambda::Alias")
          .honours("Description", "FunctionName", "FunctionVersion", "Name")
          .ignores("ProvisionedConcurrencyConfig", "sandboxes are kept warm anyway");

  private static final ResourceType EVENT_SETTINGS =
      ResourceType.of("AWS::Lambda::EventInvokeConfig")
          .honours("FunctionName", "MaximumEventAgeInSeconds", "MaximumRetryAttempts")
          .honours("DestinationConfig.OnSuccess.Destination")
          .honours("DestinationConfig.OnFailure.Destination")
          .ignores("Qualifier", "a function has one configuration for all its versions");

  private static final ResourceType PERMISSION =
      ResourceType.of("AWS::Lambda::Permission")
          .honours("Action", "FunctionName", "Principal", "SourceAccount", "SourceArn");

  private final CloudContext cloud;
  private final Functions functions;
  private final EventInvocations events;
  private final FunctionMaker maker;

  FunctionProvider(
      CloudContext cloud, Functions functions, EventInvocations events, FunctionMaker maker) {
    this.maker = maker;
    this.cloud = cloud;
    this.functions = functions;
    this.events = events;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(FUNCTION, VERSION, ALIAS, EVENT_SETTINGS, PERMISSION);
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    String function = properties.path("FunctionName").asText();
    return switch (request.type()) {
      case "AWS::Lambda::Function" -> createFunction(request);
      case "AWS::Lambda::Version" -> {
        String description = properties.path("Description").asText("");
        String version = functions.releases().publish(functions.find(function), description);
        yield new Provisioned(arnOf(function) + ":" + version, Map.of("Version", version));
      }
      case "AWS::Lambda::Alias" -> {
        String alias = properties.path("Name").asText();
        functions
            .releases()
            .alias(
                functions.find(function),
                alias,
                properties.path("FunctionVersion").asText(Releases.LATEST),
                properties.path("Description").asText(""));
        String arn = arnOf(function) + ":" + alias;
        yield new Provisioned(arn, Map.of("AliasArn", arn));
      }
      case "AWS::Lambda::EventInvokeConfig" -> {
        EventSettings unset = EventSettings.unset(cloud.clock().now());
        events.configure(
            functions.find(function).spec(), unset.with(properties, cloud.clock().now()));
        yield new Provisioned(request.logicalId(), Map.of());
      }
      default -> {
        permit(functions.find(function), request);
        yield new Provisioned(request.logicalId(), Map.of());
      }
    };
  }

  /** What the template allows is part of the policy that Lambda shows. */
  private void permit(LambdaFunction function, ResourceRequest request) {
    JsonNode given = request.properties();
    ObjectNode statement = Json.object().put("Sid", sid(request)).put("Effect", "Allow");
    String principal = given.path("Principal").asText();
    boolean service = principal.endsWith(".amazonaws.com");
    statement.putObject("Principal").put(service ? "Service" : "AWS", principal);
    statement.set("Action", given.path("Action"));
    statement.put("Resource", function.spec().arn());
    if (given.has("SourceArn")) {
      ObjectNode condition = statement.putObject("Condition");
      condition.putObject("ArnLike").set("AWS:SourceArn", given.path("SourceArn"));
    }
    ObjectNode about = functions.about(function.spec().name());
    synchronized (about) {
      about.set("Policy", Permits.with(about.path("Policy"), statement));
    }
  }

  private static String sid(ResourceRequest request) {
    return request.stack() + "-" + request.logicalId();
  }

  /** Invocations under way go on with the code that they began with. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    maker.forgetCode();
    return create(request);
  }

  @Override
  public void delete(MadeResource made) {
    JsonNode properties = made.request().properties();
    String function = properties.path("FunctionName").asText();
    try {
      switch (made.request().type()) {
        case "AWS::Lambda::Function" -> functions.remove(made.provisioned().ref());
        case "AWS::Lambda::Version" -> {
          String version = made.provisioned().attributes().getOrDefault("Version", "");
          functions.releases().removeVersion(functions.find(function), version);
        }
        case "AWS::Lambda::Alias" ->
            functions
                .releases()
                .removeAlias(functions.find(function), properties.path("Name").asText());
        case "AWS::Lambda::Permission" -> {
          ObjectNode about = functions.about(functions.find(function).spec().name());
          about.set("Policy", Permits.without(about.path("Policy"), sid(made.request())));
        }
        case "AWS::Lambda::EventInvokeConfig" -> {
          boolean _ = events.reset(functions.find(function).spec());
        }
        default -> {}
      }
    } catch (AwsException e) {
      if (e.status() != 404) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private Provisioned createFunction(ResourceRequest request) {
    FunctionSpec spec = spec(request);
    functions.add(maker.make(spec));
    functions.about(spec.name()).set("Runtime", request.properties().path("Runtime"));
    return Provisioned.withArn(spec.name(), spec.arn());
  }

  private FunctionSpec spec(ResourceRequest request) {
    JsonNode properties = request.properties();
    String runtime = properties.path("Runtime").asText();
    if (!Functions.runs(runtime)) {
      throw new IllegalArgumentException(
          "Runtime is \"" + runtime + "\"; the embedded cloud runs functions on java only");
    }
    String name = request.nameOr("FunctionName");
    Map<String, String> environment = new HashMap<>();
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    JsonNode concurrency = properties.path("ReservedConcurrentExecutions");
    return new FunctionSpec(
        name,
        cloud.arn("lambda", "function:" + name),
        request.constructId().replaceFirst("Function$", ""),
        properties.path("Role").isTextual() ? properties.path("Role").asText() : null,
        properties.path("Handler").asText(),
        code(properties),
        Duration.ofSeconds(properties.path("Timeout").asLong(3)),
        properties.path("MemorySize").asInt(128),
        Map.copyOf(environment),
        LoggingSettings.of(properties.path("LoggingConfig"), name),
        properties.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"),
        properties.path("DeadLetterConfig").path("TargetArn").textValue(),
        concurrency.isMissingNode() ? null : (Integer) concurrency.asInt());
  }

  private Path code(JsonNode properties) {
    JsonNode code = properties.path("Code");
    String key = code.path("S3Key").asText();
    Path path = cloud.assets().find(key);
    if (path == null || !Files.exists(path)) {
      throw new IllegalArgumentException(
          "Code.S3Key "
              + key
              + (path == null
                  ? " is not an asset of this assembly"
                  : " stands for " + path + ", which is not there: build it and synthesize again"));
    }
    String bucket = code.path("S3Bucket").asText();
    if (!cloud.assets().isIn(bucket, key, new Deployment.Place(cloud.region(), cloud.account()))) {
      throw new IllegalArgumentException(
          "Code.S3Bucket " + bucket + " is not where the assembly publishes " + key);
    }
    return path;
  }

  private String arnOf(String nameOrArn) {
    return functions.find(nameOrArn).spec().arn();
  }
}
