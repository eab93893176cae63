package dev.baton.documents.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** As much of DynamoDB as staging and the index need; pages hold three items. */
public final class InMemoryDynamoDb implements DynamoDbClient {
  private static final int PAGE = 3;

  private final TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

  /** How many items of the next batches are left unprocessed. */
  public int leaveUnprocessed;

  /** After how many writes of items the caller is no more. */
  public int diesAfter = Integer.MAX_VALUE;

  private void live() {
    if (diesAfter-- <= 0) {
      throw SdkClientException.create("the caller is no more");
    }
  }

  /** What happens just before an item is read. */
  public Runnable reads = () -> {};

  public List<String> keys() {
    return items.keySet().stream().map(key -> key.replace("\n", " ")).toList();
  }

  public void put(Map<String, String> texts) {
    Map<String, AttributeValue> item = new HashMap<>();
    texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
    items.put(key(item), item);
  }

  public void remove(String pk, String sk) {
    items.remove(pk + "\n" + sk);
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
                live();
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
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    String partition = values.get(":pk").s() + "\n";
    boolean between = values.containsKey(":first");
    String prefix = partition + (values.containsKey(":sk") ? values.get(":sk").s() : "");
    String from = between ? partition + values.get(":first").s() : prefix;
    String to = between ? partition + values.get(":last").s() : prefix + '\uffff';
    String after = request.hasExclusiveStartKey() ? key(request.exclusiveStartKey()) : "";
    List<Map<String, AttributeValue>> found =
        items.subMap(from, true, to, true).entrySet().stream()
            .filter(item -> item.getKey().compareTo(after) > 0)
            .<Map<String, AttributeValue>>map(Map.Entry::getValue)
            .toList();
    if (Boolean.FALSE.equals(request.scanIndexForward())) {
      found = found.reversed();
    }
    int page = request.limit() == null ? PAGE : Math.min(PAGE, request.limit());
    QueryResponse.Builder response = QueryResponse.builder();
    if (found.size() > page) {
      found = found.subList(0, page);
      response.lastEvaluatedKey(
          Map.of("pk", found.getLast().get("pk"), "sk", found.getLast().get("sk")));
    }
    return response.items(found).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map<String, List<Map<String, AttributeValue>>> responses = new HashMap<>();
    request
        .requestItems()
        .forEach(
            (table, wanted) -> {
              if (wanted.keys().size() > 100) {
                throw new IllegalArgumentException("more than 100 keys in a batch");
              }
              responses.put(
                  table,
                  wanted.keys().stream()
                      .map(InMemoryDynamoDb::key)
                      .filter(items::containsKey)
                      .<Map<String, AttributeValue>>map(items::get)
                      .toList());
            });
    return BatchGetItemResponse.builder().responses(responses).build();
  }

  /** An entry under a condition on its existence, and a counter: what the index changes at once. */
  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    live();
    TransactWriteItem entry = request.transactItems().getFirst();
    if (entry.conditionCheck() != null) {
      requireThat(!items.containsKey(key(entry.conditionCheck().key())));
      Put put = request.transactItems().getLast().put();
      items.put(key(put.item()), put.item());
      return TransactWriteItemsResponse.builder().build();
    }
    boolean adds = entry.put() != null;
    String key = key(adds ? entry.put().item() : entry.delete().key());
    requireThat(items.containsKey(key) != adds);
    if (adds) {
      items.put(key, entry.put().item());
    } else {
      items.remove(key);
    }
    Update update = request.transactItems().getLast().update();
    Map<String, AttributeValue> counter =
        items.computeIfAbsent(key(update.key()), each -> new HashMap<>(update.key()));
    update
        .expressionAttributeValues()
        .forEach(
            (name, value) -> {
              AttributeValue before = counter.get(name.substring(1));
              long sum =
                  Long.parseLong(value.n()) + (before == null ? 0 : Long.parseLong(before.n()));
              counter.put(name.substring(1), AttributeValue.fromN(Long.toString(sum)));
            });
    return TransactWriteItemsResponse.builder().build();
  }

  private static void requireThat(boolean firstConditionHolds) {
    if (!firstConditionHolds) {
      throw TransactionCanceledException.builder()
          .cancellationReasons(
              CancellationReason.builder().code("ConditionalCheckFailed").build(),
              CancellationReason.builder().code("None").build())
          .statusCode(400)
          .build();
    }
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    reads.run();
    return GetItemResponse.builder().item(items.get(key(request.key()))).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    items.put(key(request.item()), request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    Map<String, AttributeValue> before = items.get(key(request.key()));
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    require(before, request.conditionExpression(), values);
    Map<String, AttributeValue> item = new HashMap<>(before == null ? request.key() : before);
    String expression = request.updateExpression();
    for (String each : expression.substring(expression.indexOf(' ') + 1).split(", (?!:)")) {
      if (expression.startsWith("REMOVE")) {
        item.remove(each.replace("#", ""));
      } else if (each.contains("if_not_exists")) {
        item.putIfAbsent(each.split(" ")[0], values.get(":now"));
      } else {
        item.put(each.split(" = ")[0], values.get(each.split(" = ")[1]));
      }
    }
    items.put(key(item), item);
    return UpdateItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Map<String, AttributeValue> item = items.get(key(request.key()));
    require(item, request.conditionExpression(), request.expressionAttributeValues());
    items.remove(key(request.key()));
    return DeleteItemResponse.builder().build();
  }

  /** Conditions joined by OR, or by AND; each about one attribute. */
  private static void require(
      @Nullable Map<String, AttributeValue> item,
      @Nullable String condition,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> found = item == null ? Map.of() : item;
    boolean holds =
        condition == null
            || Stream.of(condition.split(" OR "))
                .anyMatch(
                    any ->
                        Stream.of(any.split(" AND ")).allMatch(all -> holds(found, all, values)));
    if (!holds) {
      throw ConditionalCheckFailedException.builder().statusCode(400).build();
    }
  }

  private static boolean holds(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    String name = condition.replaceAll(".*\\(|\\).*| (=|<>).*", "");
    if (condition.startsWith("attribute_not_exists")) {
      return !item.containsKey(name);
    }
    if (condition.startsWith("attribute_exists")) {
      return item.containsKey(name);
    }
    if (condition.contains(" <> ")) {
      return !values.get(condition.split(" <> ")[1]).equals(item.get(name));
    }
    return values.get(condition.split(" = ")[1]).equals(item.get(name));
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
