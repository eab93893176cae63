package dev.baton.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Makes the REST APIs of a template. What a template says of methods counts at once; a deployment
 * is only named, as there is no earlier one to stay with.
 */
final class ApiGatewayProvider implements ResourceProvider {
  private static final String API = "AWS::ApiGateway::RestApi";
  private static final String RESOURCE = "AWS::ApiGateway::Resource";
  private static final String METHOD = "AWS::ApiGateway::Method";
  private static final String DEPLOYMENT = "AWS::ApiGateway::Deployment";
  private static final String STAGE = "AWS::ApiGateway::Stage";
  private static final String AUTHORIZER = "AWS::ApiGateway::Authorizer";
  private static final String VALIDATOR = "AWS::ApiGateway::RequestValidator";
  private static final String RESPONSE = "AWS::ApiGateway::GatewayResponse";
  private static final String REMARK = "only people read it";
  private static final String TAGS = "nothing selects by tag";

  private static final ResourceType METHODS =
      ResourceType.of(METHOD)
          .honours("AuthorizationType", "AuthorizerId", "HttpMethod", "ResourceId", "RestApiId")
          .honours("ApiKeyRequired", "RequestParameters", "RequestValidatorId")
          .honours("Integration.Credentials", "Integration.IntegrationResponses")
          .honours("Integration.RequestTemplates", "Integration.TimeoutInMillis")
          .honours("Integration.Type", "Integration.Uri")
          .ignores("Integration.IntegrationHttpMethod", "functions are invoked by POST")
          .ignores("Integration.PassthroughBehavior", "a proxy passes everything through")
          .ignores("Integration.CacheKeyParameters", "responses are not cached")
          .ignores("Integration.CacheNamespace", "responses are not cached")
          .ignores("MethodResponses", "a proxy answers what the function says")
          .ignores("OperationName", REMARK);

  private final RestApis apis;

  ApiGatewayProvider(RestApis apis) {
    this.apis = apis;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of(API)
            .honours("Name", "BinaryMediaTypes", "Description")
            .ignores("EndpointConfiguration", "there is one address")
            .ignores("DisableExecuteApiEndpoint", "there is no other address")
            .ignores("MinimumCompressionSize", "nothing is compressed over loopback")
            .ignores("Tags", TAGS),
        ResourceType.of(RESOURCE).honours("ParentId", "PathPart", "RestApiId"),
        METHODS,
        ResourceType.of(DEPLOYMENT)
            .honours("RestApiId", "StageName")
            .ignores("Description", REMARK),
        ResourceType.of(STAGE)
            .honours("DeploymentId", "RestApiId", "StageName", "Variables")
            .ignores("AccessLogSetting", "the function logs what it is asked")
            .ignores("CacheClusterEnabled", "responses are not cached")
            .ignores("CacheClusterSize", "responses are not cached")
            .ignores("Description", REMARK)
            .ignores("MethodSettings", "nobody is throttled, and nothing is cached or measured")
            .ignores("Tags", TAGS)
            .ignores("TracingEnabled", "calls are observed at the door"),
        ResourceType.of(AUTHORIZER)
            .honours("AuthorizerCredentials", "AuthorizerResultTtlInSeconds", "AuthorizerUri")
            .honours("IdentitySource", "IdentityValidationExpression", "Name", "RestApiId", "Type")
            .ignores("AuthType", REMARK),
        ResourceType.of(VALIDATOR)
            .honours("Name", "RestApiId", "ValidateRequestBody", "ValidateRequestParameters"),
        ResourceType.of(RESPONSE)
            .honours("ResponseParameters", "ResponseTemplates", "ResponseType", "RestApiId")
            .honours("StatusCode"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    try {
      Provisioned made =
          request.type().equals(API)
              ? api(request)
              : part(request, apis.get(properties.path("RestApiId").asText()));
      apis.changed();
      return made;
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Provisioned part(ResourceRequest request, RestApi api) {
    JsonNode properties = request.properties();
    String name = request.stack() + "/" + request.logicalId();
    String id = RestApis.id(request.stack(), request.logicalId(), 6);
    return switch (request.type()) {
      case RESOURCE -> resource(id, api, properties);
      case METHOD -> {
        requireKnown(properties);
        String method = properties.path("HttpMethod").asText();
        node(api, properties.path("ResourceId").asText()).methods().put(method, properties);
        yield new Provisioned(name, Map.of());
      }
      case DEPLOYMENT -> deployment(id, api, properties);
      case STAGE -> {
        String stage = request.nameOr("StageName");
        api.stages.put(stage, properties);
        yield new Provisioned(stage, Map.of());
      }
      case AUTHORIZER -> {
        requireLambda(properties);
        api.authorizers.put(id, properties);
        yield new Provisioned(id, Map.of("AuthorizerId", id));
      }
      case VALIDATOR -> validator(id, properties);
      default -> {
        api.gatewayResponses.put(properties.path("ResponseType").asText(), properties);
        yield new Provisioned(name, Map.of("Id", id));
      }
    };
  }

  private static Provisioned resource(String id, RestApi api, JsonNode properties) {
    String parent = node(api, properties.path("ParentId").asText()).id();
    RestApi.Node before = api.nodes.get(id);
    Map<String, JsonNode> methods =
        before == null ? new ConcurrentSkipListMap<>() : before.methods();
    String part = properties.path("PathPart").asText();
    api.nodes.put(id, new RestApi.Node(id, parent, part, methods));
    return new Provisioned(id, Map.of("ResourceId", id));
  }

  /** A deployment may make a stage along with itself. */
  private static Provisioned deployment(String id, RestApi api, JsonNode properties) {
    api.deployments.put(id, properties);
    if (properties.has("StageName")) {
      ObjectNode stage = properties.deepCopy();
      api.stages.put(properties.path("StageName").asText(), stage.put("DeploymentId", id));
    }
    return new Provisioned(id, Map.of("DeploymentId", id));
  }

  private Provisioned validator(String id, JsonNode properties) {
    if (properties.path("ValidateRequestBody").asBoolean()) {
      throw new IllegalArgumentException(
          "ValidateRequestBody is not done here; let the function look at the body");
    }
    apis.validator(id, properties.path("ValidateRequestParameters").asBoolean());
    return new Provisioned(id, Map.of("RequestValidatorId", id));
  }

  private Provisioned api(ResourceRequest request) {
    String id = RestApis.id(request.stack(), request.logicalId(), 10);
    String root = RestApis.id(request.stack(), request.logicalId() + "/root", 10);
    RestApi api = apis.find(id);
    if (api == null) {
      api = new RestApi(id, root, apis.context().clock().now(), request.properties());
      apis.add(api);
    }
    api.become(request.properties());
    return new Provisioned(id, Map.of("RestApiId", id, "RootResourceId", root));
  }

  private static RestApi.Node node(RestApi api, String id) {
    RestApi.Node node = api.nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("there is no resource " + id + " of the API " + api.id);
    }
    return node;
  }

  private static void requireKnown(JsonNode method) {
    JsonNode integration = method.path("Integration");
    String type = integration.path("Type").asText("none");
    boolean function = Invocations.function(integration.path("Uri").asText(), null) != null;
    if (!type.equals("MOCK") && !(type.equals("AWS_PROXY") && function)) {
      throw new IllegalArgumentException(
          "Integration.Type " + type + " is not run here: AWS_PROXY with a function is, and MOCK");
    }
    String fault = type.equals("MOCK") ? MockAnswer.fault(integration) : null;
    if (fault != null) {
      throw new IllegalArgumentException("Integration.IntegrationResponses has " + fault);
    }
    String authorization = method.path("AuthorizationType").asText("NONE");
    if (!Set.of("NONE", "AWS_IAM", "CUSTOM").contains(authorization)) {
      throw new IllegalArgumentException(
          "AuthorizationType "
              + authorization
              + " is not known here: NONE, AWS_IAM and CUSTOM are");
    }
    if (method.path("ApiKeyRequired").asBoolean()) {
      throw new IllegalArgumentException("ApiKeyRequired is not known here: there are no API keys");
    }
  }

  private static void requireLambda(JsonNode authorizer) {
    String type = authorizer.path("Type").asText();
    if (!type.equals("TOKEN") && !type.equals("REQUEST")) {
      throw new IllegalArgumentException(
          "Type " + type + " of an authorizer is not known here: TOKEN and REQUEST are");
    }
  }

  @Override
  public void delete(MadeResource made) {
    JsonNode properties = made.request().properties();
    String ref = made.provisioned().ref();
    RestApi api = apis.find(properties.path("RestApiId").asText(ref));
    if (api == null) {
      return;
    }
    switch (made.request().type()) {
      case API -> apis.remove(ref);
      case RESOURCE -> api.nodes.remove(ref);
      case METHOD -> {
        RestApi.Node node = api.nodes.get(properties.path("ResourceId").asText());
        if (node != null) {
          node.methods().remove(properties.path("HttpMethod").asText());
        }
      }
      case DEPLOYMENT -> api.deployments.remove(ref);
      case STAGE -> api.stages.remove(ref);
      case AUTHORIZER -> api.authorizers.remove(ref);
      case VALIDATOR -> apis.validator(ref, false);
      default -> api.gatewayResponses.remove(properties.path("ResponseType").asText());
    }
    apis.changed();
  }

  /** A method may have moved to another resource or name. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    if (request.type().equals(METHOD)) {
      delete(before);
    }
    return create(request);
  }
}
