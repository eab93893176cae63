package dev.baton.cloud.cloudwatch;

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
import dev.baton.cloud.door.Service;
import dev.baton.cloud.events.EventSink;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.PolyglotApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch as a part of the cloud. */
public final class CloudWatchPart implements CloudPart, ResourceProvider {
  private final CloudContext context;
  private final Metrics metrics = new Metrics();
  private final EmbeddedFormat embedded = new EmbeddedFormat(metrics);
  private final Alarms alarms;
  private final AlarmActions alarmActions;
  private final Service service;

  public CloudWatchPart(CloudContext context, EventSink events) {
    this.context = context;
    alarms = new Alarms(context, metrics, new AlarmNotices(context, events));
    alarmActions = new AlarmActions(alarms);
    Map<String, JsonApi.Action> actions =
        new TreeMap<>(new MetricActions(metrics, context.clock()).actions());
    actions.putAll(alarmActions.actions());
    service =
        new PolyglotApi("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/", actions);
  }

  /** Takes the metrics that a line of a log holds in the embedded format, if it does. */
  public void acceptLine(String line) {
    embedded.accept(line);
  }

  /** Takes metrics in the embedded format. */
  public void accept(JsonNode line) {
    embedded.accept(line);
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
  public void ready() {
    alarms.begin();
  }

  @Override
  public void close() {
    alarms.stop();
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::CloudWatch::Alarm")
            .honours(AlarmActions.MEMBERS.toArray(String[]::new))
            .honours("ActionsEnabled")
            .ignores("EvaluateLowSampleCountPercentile", "all percentiles are evaluated")
            .ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    String name = request.nameOr("AlarmName");
    ObjectNode put = request.properties().deepCopy();
    try {
      alarmActions.put(new Params(put.put("AlarmName", name)));
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Provisioned.withArn(name, context.arn("cloudwatch", "alarm:" + name));
  }

  @Override
  public void delete(MadeResource made) {
    alarms.remove(made.provisioned().ref());
  }
}
