package dev.baton.cloud.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.RestApi.Route;
import dev.baton.cloud.wire.SeededIds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The event source mappings of a template; they begin when all resources exist. */
public final class EventSourcePart implements CloudPart, ResourceProvider {
  private static final Paging PAGES =
      new Paging("Marker", "NextMarker", "MaxItems", 100, "InvalidParameterValueException");

  private final CloudContext context;
  private final SqsPart sqs;
  private final SeededIds ids;
  private final Map<String, ObjectNode> mappings = new TreeMap<>();
  private boolean ready;

  public EventSourcePart(CloudContext context, SqsPart sqs) {
    this.context = context;
    this.sqs = sqs;
    this.ids = new SeededIds(context.seed(), "event source mappings");
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::Lambda::EventSourceMapping")
            .honours(
                "EventSourceArn",
                "FunctionName",
                "BatchSize",
                "Enabled",
                "FunctionResponseTypes",
                "ScalingConfig")
            .ignores("MaximumBatchingWindowInSeconds", "a batch goes as soon as there are messages")
            .ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public synchronized Provisioned create(ResourceRequest request) {
    String id = ids.next();
    add(id, request.properties());
    return made(id);
  }

  /** Begins to map, unless the mapping is switched off; the description is as in a template. */
  private void add(String id, JsonNode properties) {
    String source = properties.path("EventSourceArn").asText();
    if (!source.startsWith("arn:aws:sqs:")) {
      throw new IllegalArgumentException(
          "EventSourceArn must be the ARN of an SQS queue here, not " + source);
    }
    mappings.put(id, properties.deepCopy());
    if (ready) {
      drain(properties);
    }
  }

  private Provisioned made(String id) {
    return new Provisioned(
        id,
        Map.of(
            "Id",
            id,
            "EventSourceMappingArn",
            context.arn("lambda", "event-source-mapping:" + id)));
  }

  @Override
  public synchronized Provisioned update(ResourceRequest request, MadeResource before) {
    remove(before.provisioned().ref());
    add(before.provisioned().ref(), request.properties());
    return before.provisioned();
  }

  @Override
  public synchronized void delete(MadeResource made) {
    remove(made.provisioned().ref());
  }

  /** Batches on their way are still handled. */
  private void remove(String id) {
    ObjectNode mapping = mappings.remove(id);
    if (mapping != null) {
      sqs.deliveries().stopDraining(queue(mapping));
    }
  }

  private static String queue(JsonNode mapping) {
    return mapping.path("EventSourceArn").asText().replaceFirst("^.*:", "");
  }

  @Override
  public synchronized void ready() {
    ready = true;
    mappings.values().forEach(this::drain);
  }

  private void drain(JsonNode properties) {
    if (properties.path("Enabled").asBoolean(true)) {
      QueueMapping mapping = QueueMapping.of(context, properties);
      sqs.deliveries().drainWith(mapping.queueName(), mapping::drain);
    }
  }

  /** The actions of Lambda's API about mappings. */
  public List<Route> routes() {
    String all = "/2015-03-31/event-source-mappings";
    String one = all + "/{UUID}";
    return List.of(
        new Route("POST", all, "CreateEventSourceMapping", (params, request) -> create(params)),
        new Route("GET", all, "ListEventSourceMappings", (params, request) -> list(params)),
        new Route("GET", one, "GetEventSourceMapping", (params, request) -> get(params)),
        new Route("PUT", one, "UpdateEventSourceMapping", (params, request) -> update(params)),
        new Route("DELETE", one, "DeleteEventSourceMapping", (params, request) -> delete(params)));
  }

  private synchronized JsonNode create(Params params) {
    String source = params.text("EventSourceArn");
    for (JsonNode each : mappings.values()) {
      if (each.path("EventSourceArn").asText().equals(source)) {
        throw new AwsException(
            409,
            "ResourceConflictException",
            "The embedded cloud maps a queue to one function, and this one is mapped: " + source);
      }
    }
    String id = ids.next();
    ObjectNode mapping = params.members().deepCopy();
    mapping.put("FunctionName", arnOf(params.text("FunctionName")));
    put(id, mapping);
    return shown(id, "Creating");
  }

  private void put(String id, ObjectNode mapping) {
    int size = mapping.path("BatchSize").asInt(10);
    boolean fifo = mapping.path("EventSourceArn").asText().endsWith(".fifo");
    int window = mapping.path("MaximumBatchingWindowInSeconds").asInt(0);
    if (size < 1 || size > (fifo ? 10 : 10_000)) {
      throw invalid("Batch size is from 1 to 10000, and to 10 of a FIFO queue");
    }
    if (size > 10 && window < 1) {
      throw invalid(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater"
              + " than 10");
    }
    if (sqs.queues().byArn(mapping.path("EventSourceArn").asText()) == null) {
      throw invalid(
          "Error occurred while ReceiveMessage. SQS Error Code:"
              + " AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue"
              + " does not exist.");
    }
    try {
      add(id, mapping);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static AwsException invalid(String message) {
    return AwsException.badRequest("InvalidParameterValueException", message);
  }

  /** As Lambda itself says; there must be such a function. */
  private String arnOf(String function) {
    AwsRequest ask =
        new AwsRequest(
            Principal.service("cloudformation.amazonaws.com", "", null),
            "lambda",
            "GetFunctionConfiguration",
            "GET",
            "/2015-03-31/functions/" + function.replace(":", "%3A") + "/configuration",
            null,
            Map.of(),
            new byte[0]);
    AwsResponse answer = context.door().handle(ask);
    JsonNode described = Json.parse(answer.text());
    if (!answer.ok()) {
      throw new AwsException(404, "ResourceNotFoundException", described.path("message").asText());
    }
    String qualifier = function.replaceFirst("^.*:function:", "").replaceFirst("^[^:]*:?", "");
    String arn = described.path("FunctionArn").asText();
    return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
  }

  private ObjectNode find(Params params) {
    ObjectNode mapping = mappings.get(params.text("UUID"));
    if (mapping == null) {
      throw new AwsException(
          404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }
    return mapping;
  }

  private synchronized JsonNode get(Params params) {
    boolean on = find(params).path("Enabled").asBoolean(true);
    return shown(params.text("UUID"), on ? "Enabled" : "Disabled");
  }

  private synchronized JsonNode list(Params params) {
    String source = params.textOr("EventSourceArn", "");
    String function = params.textOr("FunctionName", "").replaceFirst("^.*:function:", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    mappings.forEach(
        (id, mapping) -> {
          String arn = mapping.path("FunctionName").asText();
          boolean meant =
              (source.isEmpty() || source.equals(mapping.path("EventSourceArn").asText()))
                  && (function.isEmpty() || arn.replaceFirst("^.*:function:", "").equals(function));
          if (meant) {
            boolean on = mapping.path("Enabled").asBoolean(true);
            shown.put(id, shown(id, on ? "Enabled" : "Disabled"));
          }
        });
    return PAGES.page(params, "EventSourceMappings", shown);
  }

  private synchronized JsonNode update(Params params) {
    ObjectNode changed = find(params).deepCopy();
    changed.setAll(params.members());
    changed.remove("UUID");
    if (params.has("FunctionName")) {
      changed.put("FunctionName", arnOf(params.text("FunctionName")));
    }
    String id = params.text("UUID");
    remove(id);
    put(id, changed);
    return get(params);
  }

  private synchronized JsonNode delete(Params params) {
    ObjectNode _ = find(params);
    JsonNode shown = shown(params.text("UUID"), "Deleting");
    remove(params.text("UUID"));
    return shown;
  }

  private ObjectNode shown(String id, String state) {
    ObjectNode mapping = mappings.getOrDefault(id, Json.object());
    ObjectNode shown = Json.object().put("UUID", id).put("State", state);
    shown.set("EventSourceArn", mapping.path("EventSourceArn"));
    String function = mapping.path("FunctionName").asText();
    shown.put(
        "FunctionArn",
        function.startsWith("arn:") ? function : context.arn("lambda", "function:" + function));
    shown.put("BatchSize", mapping.path("BatchSize").asInt(10));
    shown
        .put(
            "MaximumBatchingWindowInSeconds",
            mapping.path("MaximumBatchingWindowInSeconds").asInt(0))
        .put("StateTransitionReason", "USER_INITIATED");
    shown.put("LastModified", context.clock().now().getEpochSecond());
    for (String member : List.of("FunctionResponseTypes", "ScalingConfig")) {
      if (mapping.has(member)) {
        shown.set(member, mapping.path(member));
      }
    }
    return shown;
  }
}
