package dev.baton.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.engine.clock.Hold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Tag;

class DynamoDbServiceTest {
  private static final String TABLE =
      """
      {"KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                     {"AttributeName": "sk", "KeyType": "RANGE"}],
       "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                {"AttributeName": "sk", "AttributeType": "S"}],
       "BillingMode": "PAY_PER_REQUEST",
       "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": true},
       "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true}}
      """;

  private final TestCloud cloud = new TestCloud();
  private DynamoDbClient client;
  private Provisioned table;

  @BeforeEach
  void start() {
    cloud.with(DynamoDbPart::new);
    client = cloud.client(DynamoDbClient.builder());
    table = cloud.create("AWS::DynamoDB::Table", "Documents", TABLE);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void keepsTheTagsOfTables() {
    String arn = client.describeTable(d -> d.tableName(table.ref())).table().tableArn();
    client.tagResource(t -> t.resourceArn(arn).tags(Tag.builder().key("team").value("a").build()));
    assertThat(client.listTagsOfResource(l -> l.resourceArn(arn)).tags())
        .extracting(Tag::value)
        .containsExactly("a");
    client.untagResource(u -> u.resourceArn(arn).tagKeys("team"));
    assertThat(client.listTagsOfResource(l -> l.resourceArn(arn)).tags()).isEmpty();
    assertThatThrownBy(() -> client.listTagsOfResource(l -> l.resourceArn(arn + "none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void makesTheTableOfTheTemplateAndKeepsItemsInIt() {
    client.putItem(put -> put.tableName(table.ref()).item(item("a", "1")));
    Map<String, AttributeValue> read =
        client.getItem(get -> get.tableName(table.ref()).key(item("a", "1"))).item();
    assertThat(read).isEqualTo(item("a", "1"));
    assertThat(client.describeTable(d -> d.tableName(table.ref())).table().tableArn())
        .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/Test-Documents")
        .isEqualTo(table.attributes().get("Arn"));
    assertThat(
            client
                .describeTimeToLive(d -> d.tableName(table.ref()))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expiresAt");
  }

  @Test
  void refusesAFailedConditionAndShowsTheItemThatIsThere() {
    client.putItem(put -> put.tableName(table.ref()).item(item("a", "1")));
    assertThatThrownBy(
            () ->
                client.putItem(
                    put ->
                        put.tableName(table.ref())
                            .item(item("a", "1"))
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> assertThat(e.item()).isEqualTo(item("a", "1")));
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> client.getItem(get -> get.tableName("Nowhere").key(item("a", "1"))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> client.describeContinuousBackups(d -> d.tableName(table.ref())))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("dynamodb:DescribeContinuousBackups");
  }

  @Test
  void sweepsWhatHasExpiredByTheCloudsClock() {
    long soon = cloud.clock.now().plusSeconds(60).getEpochSecond();
    for (String sk : List.of("1", "2")) {
      Map<String, AttributeValue> item = new HashMap<>(item("a", sk));
      item.put("expiresAt", AttributeValue.fromN(Long.toString(sk.equals("1") ? soon : soon * 2)));
      client.putItem(put -> put.tableName(table.ref()).item(item));
    }
    assertThat(client.scan(scan -> scan.tableName(table.ref())).items()).hasSize(2);
    try (Hold setUp = cloud.clock.hold("setting a timer")) {
      cloud.clock.at(cloud.clock.now().plusSeconds(7200), () -> {});
    }
    cloud.clock.awaitIdle();
    assertThat(client.scan(scan -> scan.tableName(table.ref())).items())
        .extracting(item -> item.get("sk").s())
        .containsExactly("2");
  }

  @Test
  void keepsTheItemsOfATableThatIsMadeAgain() {
    client.putItem(put -> put.tableName(table.ref()).item(item("a", "1")));
    cloud.create("AWS::DynamoDB::Table", "Documents", TABLE);
    assertThat(client.scan(scan -> scan.tableName(table.ref())).items()).hasSize(1);
  }

  private static Map<String, AttributeValue> item(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }
}
