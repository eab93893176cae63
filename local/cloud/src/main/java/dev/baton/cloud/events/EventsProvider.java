package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.util.List;
import java.util.Map;

/** Makes the buses and rules of a template. */
final class EventsProvider implements ResourceProvider {
  private static final String BUS = "AWS::Events::EventBus";
  private static final String ARCHIVE = "AWS::Events::Archive";

  private static final List<String> TEXTS =
      List.of("Description", "EventBusName", "RoleArn", "ScheduleExpression", "State");

  private final EventBuses buses;
  private final RuleActions rules;
  private final Deployer deployer;

  EventsProvider(EventBuses buses, EventTags tags) {
    this.buses = buses;
    this.rules = new RuleActions(buses, tags);
    this.deployer = new Deployer(buses.context());
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of(BUS)
            .honours("Name")
            .ignores("Description", "it is a remark")
            .ignores("KmsKeyIdentifier", "events are not stored on the laptop")
            .ignores("DeadLetterConfig", "nothing fails between buses and rules on the laptop")
            .ignores("LogConfig", "the run prints what is put on a bus")
            .ignores("Tags", "nothing here selects by tag"),
        ResourceType.of("AWS::Events::Rule")
            .honours(
                "Name",
                "Description",
                "EventBusName",
                "EventPattern",
                "RoleArn",
                "ScheduleExpression",
                "State",
                "Targets.Id",
                "Targets.Arn",
                "Targets.RoleArn",
                "Targets.Input",
                "Targets.InputPath",
                "Targets.InputTransformer",
                "Targets.SqsParameters",
                "Targets.DeadLetterConfig",
                "Targets.RetryPolicy")
            .ignores("Tags", "nothing here selects by tag"),
        ResourceType.of(ARCHIVE)
            .honours("ArchiveName", "SourceArn", "EventPattern", "RetentionDays", "Description")
            .ignores("KmsKeyIdentifier", "archives are not encrypted on the laptop"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    return switch (request.type()) {
      case BUS -> bus(request);
      case ARCHIVE -> archive(request);
      default -> rule(request);
    };
  }

  /** An archive that is there already keeps its events. */
  private Provisioned archive(ResourceRequest request) {
    JsonNode properties = request.properties();
    String name = request.nameOr("ArchiveName");
    ObjectNode put = properties.deepCopy();
    put.put("ArchiveName", name).set("EventSourceArn", properties.path("SourceArn"));
    try {
      ArchiveActions actions = new ArchiveActions(buses, buses.archives());
      if (buses.archives().has(name)) {
        ObjectNode archive = buses.archives().get(name);
        actions.fill(archive, new Params(put));
        buses.archives().put(archive);
      } else {
        actions.create(new Params(put));
      }
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Provisioned.withArn(name, buses.archives().arn(name));
  }

  private Provisioned bus(ResourceRequest request) {
    String name = request.nameOr("Name");
    EventBus bus = buses.has(name) ? buses.get(name) : buses.create(name);
    return new Provisioned(name, Map.of("Arn", bus.arn(), "Name", name, "Policy", ""));
  }

  private Provisioned rule(ResourceRequest request) {
    JsonNode properties = request.properties();
    String name = request.nameOr("Name");
    ObjectNode put = Json.object();
    put.put("Name", name);
    for (String member : TEXTS) {
      if (properties.has(member)) {
        put.set(member, properties.get(member));
      }
    }
    if (properties.has("EventPattern")) {
      put.put("EventPattern", properties.path("EventPattern").toString());
    }
    ObjectNode targets = put.deepCopy();
    targets.put("Rule", name);
    targets.set("Targets", texts(properties.path("Targets").deepCopy()));
    try {
      String arn = rules.put(new Params(put)).path("RuleArn").asText();
      JsonNode failed = rules.putTargets(new Params(targets)).path("FailedEntries");
      if (!failed.isEmpty()) {
        throw new IllegalArgumentException(failed.path(0).path("ErrorMessage").asText());
      }
      String bus = put.path("EventBusName").asText(EventBuses.DEFAULT);
      String ref = bus.equals(EventBuses.DEFAULT) ? name : bus + "|" + name;
      return new Provisioned(ref, Map.of("Arn", arn));
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Targets that the rule has no more go. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    if (request.type().equals("AWS::Events::Rule")) {
      removeTargets(before);
    }
    return create(request);
  }

  @Override
  public void delete(MadeResource made) {
    String name = made.provisioned().ref();
    switch (made.request().type()) {
      case BUS -> deployer.delete("events", "DeleteEventBus", Json.object().put("Name", name));
      case ARCHIVE ->
          deployer.delete("events", "DeleteArchive", Json.object().put("ArchiveName", name));
      default -> {
        removeTargets(made);
        deployer.delete("events", "DeleteRule", named("Name", made));
      }
    }
  }

  private void removeTargets(MadeResource rule) {
    ObjectNode remove = named("Rule", rule);
    ArrayNode ids = remove.putArray("Ids");
    rule.request().properties().path("Targets").forEach(each -> ids.add(each.path("Id").asText()));
    deployer.delete("events", "RemoveTargets", remove);
  }

  private static ObjectNode named(String member, MadeResource rule) {
    String ref = rule.provisioned().ref();
    ObjectNode which = Json.object().put(member, ref.substring(ref.indexOf('|') + 1));
    JsonNode bus = rule.request().properties().path("EventBusName");
    return bus.isTextual() ? which.put("EventBusName", bus.asText()) : which;
  }

  /** A template writes the values of a path map as they are; all else has the API's shape. */
  private static JsonNode texts(JsonNode targets) {
    for (JsonNode target : targets) {
      if (target instanceof ObjectNode object && object.path("Input").isContainerNode()) {
        object.put("Input", object.path("Input").toString());
      }
    }
    return targets.isArray() ? targets : Json.array();
  }
}
