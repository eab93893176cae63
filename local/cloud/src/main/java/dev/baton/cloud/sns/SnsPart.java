package dev.baton.cloud.sns;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.QueryApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** SNS as a part of the cloud. */
public final class SnsPart implements CloudPart {
  private final Dispatch dispatch;
  private final Service service;
  private final ResourceProvider provider;

  public SnsPart(CloudContext context) {
    Topics topics = new Topics(context);
    dispatch = new Dispatch(topics);
    SubscriptionActions subscriptions = new SubscriptionActions(topics, dispatch);
    TopicActions topicActions = new TopicActions(topics);
    Map<String, JsonApi.Action> actions = new TreeMap<>(topicActions.actions());
    actions.putAll(subscriptions.actions());
    actions.putAll(new PublishActions(topics, dispatch).actions());
    service =
        new QueryApi(
            "sns", "http://sns.amazonaws.com/doc/2010-03-31/", Set.of("Attributes"), actions);
    provider = new TopicProvider(topics, topicActions, subscriptions);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  @Override
  public void close() {
    dispatch.close();
  }
}
