package dev.baton.documents.index;

import dev.baton.documents.storage.Items;
import dev.baton.shared.aws.AwsErrors;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** How many documents the index has, and how long they are. */
public final class Statistics {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public Statistics(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Documents, and the words of all of them. */
  public record Totals(long documents, long words) {
    public double averageLength() {
      return documents == 0 ? 0 : (double) words / documents;
    }
  }

  /** Adds up the counters. */
  public Totals read() {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("STATISTICS")))
            .build();
    long documents = 0;
    long words = 0;
    for (var counter : AwsErrors.translating(() -> dynamoDb.query(request)).items()) {
      documents += Long.parseLong(Items.required(counter, "documents").n());
      words += Long.parseLong(Items.required(counter, "words").n());
    }
    return new Totals(documents, words);
  }
}
