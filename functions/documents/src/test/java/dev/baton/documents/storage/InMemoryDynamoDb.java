package dev.baton.documents.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** As much of DynamoDB as staging and the index need; pages hold three items. */
public final class InMemoryDynamoDb implements DynamoDbClient {
  private static final int PAGE = 3;

  private final TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

  /** How many items of the next batches are left unprocessed. */
  public int leaveUnprocessed;

  public List<String> keys() {
    return items.keySet().stream().map(key -> key.replace("\n", " ")).toList();
  }

  public void put(Map<String, String> texts) {
    Map<String, AttributeValue> item = new HashMap<>();
    texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
    items.put(key(item), item);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    Map<String, List<WriteRequest>> unprocessed = new HashMap<>();
    request
        .requestItems()
        .forEach(
            (table, writes) -> {
              if (writes.size() > 25) {
                throw new IllegalArgumentException("more than 25 items in a batch");
              }
              for (WriteRequest write : writes) {
                if (leaveUnprocessed > 0) {
                  leaveUnprocessed--;
                  unprocessed.computeIfAbsent(table, t -> new ArrayList<>()).add(write);
                } else if (write.putRequest() != null) {
                  items.put(key(write.putRequest().item()), write.putRequest().item());
                } else {
                  items.remove(key(write.deleteRequest().key()));
                }
              }
            });
    return BatchWriteItemResponse.builder().unprocessedItems(unprocessed).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    String prefix =
        request.expressionAttributeValues().get(":pk").s()
            + "\n"
            + request.expressionAttributeValues().get(":sk").s();
    String after = request.hasExclusiveStartKey() ? key(request.exclusiveStartKey()) : "";
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (Map.Entry<String, Map<String, AttributeValue>> item : items.entrySet()) {
      if (item.getKey().startsWith(prefix) && item.getKey().compareTo(after) > 0) {
        found.add(item.getValue());
      }
    }
    QueryResponse.Builder response = QueryResponse.builder();
    if (found.size() > PAGE) {
      found = found.subList(0, PAGE);
      response.lastEvaluatedKey(
          Map.of("pk", found.getLast().get("pk"), "sk", found.getLast().get("sk")));
    }
    return response.items(found).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.builder().item(items.get(key(request.key()))).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    items.put(key(request.item()), request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Map<String, AttributeValue> item = items.get(key(request.key()));
    boolean conditional = request.conditionExpression() != null;
    if (conditional
        && (item == null
            || !item.get("executionName").equals(request.expressionAttributeValues().get(":me")))) {
      throw ConditionalCheckFailedException.builder().statusCode(400).build();
    }
    items.remove(key(request.key()));
    return DeleteItemResponse.builder().build();
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + "\n" + item.get("sk").s();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
