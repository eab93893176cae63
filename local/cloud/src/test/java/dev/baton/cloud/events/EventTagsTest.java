package dev.baton.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.TestCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Tags of buses and rules, in one cloud and in the next one on its data. */
class EventTagsTest {
  private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/orders";
  private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/orders/seen";
  private static final String OTHER_BUS = "arn:aws:events:us-east-1:000000000000:event-bus/mine";
  private static final String PATTERN = "{\"source\": [\"shop\"]}";

  @TempDir Path data;

  @Test
  void theNextCloudFindsTheTagsOfTheTemplatesBusesAndRules() {
    cloud(
        client -> {
          client.tagResource(t -> t.resourceARN(BUS).tags(tag("team", "a"), tag("cost", "1")));
          client.tagResource(t -> t.resourceARN(RULE).tags(tag("stage", "x")));
        });
    cloud(
        client -> {
          assertThat(tags(client, BUS))
              .containsExactlyInAnyOrder(tag("team", "a"), tag("cost", "1"));
          assertThat(tags(client, RULE)).containsExactly(tag("stage", "x"));
          client.untagResource(u -> u.resourceARN(BUS).tagKeys("cost"));
          client.tagResource(t -> t.resourceARN(BUS).tags(tag("team", "b")));
        });
    cloud(client -> assertThat(tags(client, BUS)).containsExactly(tag("team", "b")));
  }

  @Test
  void aRuleThatIsPutAgainKeepsItsTags() {
    cloud(
        client -> {
          client.tagResource(t -> t.resourceARN(RULE).tags(tag("stage", "x")));
          client.putRule(
              p ->
                  p.name("seen")
                      .eventBusName("orders")
                      .eventPattern(PATTERN)
                      .tags(tag("team", "a")));
          assertThat(tags(client, RULE))
              .containsExactlyInAnyOrder(tag("stage", "x"), tag("team", "a"));
        });
  }

  @Test
  void whatIsMadeAnewHasNoTagsOfOneBeforeIt() {
    String rule = "arn:aws:events:us-east-1:000000000000:rule/late";
    cloud(
        client -> {
          client.createEventBus(c -> c.name("mine").tags(tag("team", "a")));
          client.putRule(p -> p.name("late").eventPattern(PATTERN).tags(tag("team", "a")));
          client.deleteRule(d -> d.name("late"));
          client.putRule(p -> p.name("late").eventPattern(PATTERN));
          assertThat(tags(client, rule)).isEmpty();
          client.tagResource(t -> t.resourceARN(rule).tags(tag("team", "c")));
        });
    cloud(
        client -> {
          client.createEventBus(c -> c.name("mine").tags(tag("cost", "1")));
          client.putRule(p -> p.name("late").eventPattern(PATTERN));
          assertThat(tags(client, OTHER_BUS)).containsExactly(tag("cost", "1"));
          assertThat(tags(client, rule)).isEmpty();
        });
  }

  private void cloud(Consumer<EventBridgeClient> work) {
    try (TestCloud cloud = TestCloud.keptIn(data)) {
      cloud.with(EventsPart::new);
      cloud.create("AWS::Events::EventBus", "Bus", "{\"Name\": \"orders\"}");
      cloud.create(
          "AWS::Events::Rule",
          "Rule",
          "{\"Name\": \"seen\", \"EventBusName\": \"orders\", \"EventPattern\": " + PATTERN + "}");
      try (EventBridgeClient client = cloud.client(EventBridgeClient.builder())) {
        work.accept(client);
      }
    }
  }

  private static List<Tag> tags(EventBridgeClient client, String arn) {
    return client.listTagsForResource(l -> l.resourceARN(arn)).tags();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
