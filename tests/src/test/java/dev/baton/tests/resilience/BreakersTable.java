package dev.baton.tests.resilience;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.engine.clock.RealClock;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A cloud with nothing in it but an empty table of breakers, on the real DynamoDB Local. */
final class BreakersTable implements AutoCloseable {
  static final String NAME = "Baton-BreakersTable-1";

  private final Cloud cloud =
      Cloud.builder()
          .userCredentials(new AwsCredentials("test", "test", ""))
          .clock(new RealClock())
          .seed(1)
          .start();

  BreakersTable(SdkHttpClient connection) {
    try (DynamoDbClient client = client(connection)) {
      var _ =
          client.createTable(
              table ->
                  table
                      .tableName(NAME)
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(attribute("pk"), attribute("sk"))
                      .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }
  }

  URI endpoint() {
    return cloud.endpoint();
  }

  /** A client over a connection that stays the caller's to close. */
  DynamoDbClient client(SdkHttpClient connection) {
    return DynamoDbClient.builder()
        .endpointOverride(cloud.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(connection)
        .build();
  }

  @Override
  public void close() {
    cloud.close();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
