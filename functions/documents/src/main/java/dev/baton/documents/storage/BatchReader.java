package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads items by their keys, a hundred at a time. */
public final class BatchReader {
  private static final int BATCH = 100;
  private static final int ATTEMPTS = 8;

  private final DynamoDbClient dynamoDb;

  public BatchReader(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** The items that exist, in no order. */
  public List<Map<String, AttributeValue>> read(
      String table, List<Map<String, AttributeValue>> keys, boolean consistent) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      batch(table, keys.subList(from, Math.min(keys.size(), from + BATCH)), consistent, items);
    }
    return items;
  }

  private void batch(
      String table,
      List<Map<String, AttributeValue>> keys,
      boolean consistent,
      List<Map<String, AttributeValue>> items) {
    var left = KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var request = BatchGetItemRequest.builder().requestItems(Map.of(table, left)).build();
      var response = AwsErrors.translating(() -> dynamoDb.batchGetItem(request));
      items.addAll(response.responses().getOrDefault(table, List.of()));
      if (!response.unprocessedKeys().containsKey(table)) {
        return;
      }
      left = response.unprocessedKeys().get(table);
    }
    throw new TransientException("throttled", left.keys().size() + " items could not be read");
  }
}
