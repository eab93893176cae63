package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** All items of one partition of a table, in the order of their sort keys, page after page. */
record Partition(DynamoDbClient dynamoDb, String table, String pk) {

  List<Map<String, AttributeValue>> items() {
    return items("pk = :pk", Map.of(":pk", Items.text(pk)));
  }

  List<Map<String, AttributeValue>> itemsBelow(String prefix) {
    return items(
        "pk = :pk AND begins_with(sk, :sk)",
        Map.of(":pk", Items.text(pk), ":sk", Items.text(prefix)));
  }

  private List<Map<String, AttributeValue>> items(
      String condition, Map<String, AttributeValue> values) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest request =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression(condition)
              .expressionAttributeValues(values)
              .exclusiveStartKey(from.isEmpty() ? null : from)
              .consistentRead(true)
              .build();
      var page = AwsErrors.translating(() -> dynamoDb.query(request));
      items.addAll(page.items());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!from.isEmpty());
    return items;
  }
}
