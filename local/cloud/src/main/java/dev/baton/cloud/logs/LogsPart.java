package dev.baton.cloud.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch Logs as a part of the cloud. */
public final class LogsPart implements CloudPart, ResourceProvider {
  private final CloudContext context;
  private final LogGroups groups;
  private final Service service;

  public LogsPart(CloudContext context) {
    this.context = context;
    groups = new LogGroups(context);
    Map<String, JsonApi.Action> actions = new TreeMap<>(new GroupActions(groups).actions());
    actions.putAll(new EventActions(groups).actions());
    service = new JsonApi("logs", Protocol.AWS_JSON_1_1, actions);
  }

  /** Where others log; a group and a stream that are not there are made. */
  public LogSink sink() {
    return groups::accept;
  }

  /** Tells a follower of every event from now on. */
  public void follow(LogSink follower) {
    groups.follow(follower);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::Logs::LogGroup")
            .honours("LogGroupName", "RetentionInDays")
            .ignores("KmsKeyId", "logs are not encrypted on the laptop")
            .ignores("LogGroupClass", "all groups answer alike here")
            .ignores("DataProtectionPolicy", "what is logged is shown as it is")
            .ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    String name = request.nameOr("LogGroupName");
    groups.ensure(name);
    if (request.properties().has("RetentionInDays")) {
      groups.retain(name, request.properties().path("RetentionInDays").asInt());
    }
    return Provisioned.withArn(name, context.arn("logs", "log-group:" + name + ":*"));
  }

  @Override
  public void delete(MadeResource made) {
    groups.remove(made.provisioned().ref());
  }

  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    Provisioned made = create(request);
    if (!request.properties().has("RetentionInDays")) {
      ObjectNode group = groups.group(made.ref());
      group.remove("retentionInDays");
      groups.put(group);
    }
    return made;
  }
}
