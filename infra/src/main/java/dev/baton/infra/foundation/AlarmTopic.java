package dev.baton.infra.foundation;

import dev.baton.infra.LogicalId;
import dev.baton.infra.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.Topic;

/** Where alarms go, and from there to the addresses of the stage. */
final class AlarmTopic {
  private AlarmTopic() {}

  static Topic in(Stack stack, Key key, Settings settings) {
    Topic topic =
        Topic.Builder.create(stack, "AlarmTopic")
            .displayName("Baton alarms")
            .masterKey(key)
            .enforceSsl(true)
            .build();
    LogicalId.fix(topic, "AlarmTopic", CfnTopic.class);
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsOfThisAccountPublish")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", alarms(stack))))
            .build());
    for (int i = 0; i < settings.alarmAddresses().size(); i++) {
      CfnSubscription.Builder.create(stack, "AlarmSubscription" + i)
          .topicArn(topic.getTopicArn())
          .protocol("email")
          .endpoint(settings.alarmAddresses().get(i))
          .build();
    }
    return topic;
  }

  private static String alarms(Stack stack) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("cloudwatch")
            .resource("alarm")
            .resourceName("*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
