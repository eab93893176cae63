package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.dynamodb.services.local.dispatchers.BatchExecuteStatementDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.BatchGetItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.BatchWriteItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.CreateTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DeleteItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DeleteTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeLimitsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.Dispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ExecuteStatementDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ExecuteTransactionDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.GetItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ListTablesDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ListTagsOfResourceDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.PutItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.QueryDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ScanDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.TagResourceDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.TransactGetItemsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.TransactWriteItemsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UntagResourceDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UpdateItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UpdateTableDispatcher;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/** The actions that DynamoDB Local has, each with its dispatcher, made when first used. */
final class Actions {

  /** One action, ready to run. */
  interface Call {
    byte[] run(byte[] body, String key, String region, LocalDynamoDBRequestHandler database)
        throws IOException;
  }

  final DynamoDbObjectMapper mapper = new DynamoDbObjectMapper();
  private final Map<String, Function<DynamoDbObjectMapper, Call>> makers = new HashMap<>();
  private final Map<String, Call> made = new HashMap<>();

  Actions() {
    tables();
    items();
    statements();
  }

  /** The action of a name; null when DynamoDB Local has none such. */
  synchronized @Nullable Call find(String action) {
    Call known = made.get(action);
    Function<DynamoDbObjectMapper, Call> maker = makers.get(action);
    if (known == null && maker != null) {
      known = maker.apply(mapper);
      made.put(action, known);
    }
    return known;
  }

  /** The names of all actions. */
  Set<String> names() {
    return Set.copyOf(makers.keySet());
  }

  /** The members of a request that is not for DynamoDB Local. */
  static ObjectNode members(byte[] body) {
    JsonNode parsed = Json.parseOrNull(body);
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    throw AwsException.badRequest("SerializationException", "The body is not a JSON object");
  }

  private void tables() {
    add("CreateTable", CreateTableRequest.class, CreateTableDispatcher::new);
    add("DeleteTable", DeleteTableRequest.class, DeleteTableDispatcher::new);
    add("DescribeTable", DescribeTableRequest.class, DescribeTableDispatcher::new);
    add("DescribeLimits", DescribeLimitsRequest.class, DescribeLimitsDispatcher::new);
    add("ListTables", ListTablesRequest.class, ListTablesDispatcher::new);
    add("UpdateTable", UpdateTableRequest.class, UpdateTableDispatcher::new);
    add("ListTagsOfResource", ListTagsOfResourceRequest.class, ListTagsOfResourceDispatcher::new);
    add("TagResource", TagResourceRequest.class, TagResourceDispatcher::new);
    add("UntagResource", UntagResourceRequest.class, UntagResourceDispatcher::new);
  }

  private void items() {
    add("GetItem", GetItemRequest.class, GetItemDispatcher::new);
    add("PutItem", PutItemRequest.class, PutItemDispatcher::new);
    add("UpdateItem", UpdateItemRequest.class, UpdateItemDispatcher::new);
    add("DeleteItem", DeleteItemRequest.class, DeleteItemDispatcher::new);
    add("Query", QueryRequest.class, QueryDispatcher::new);
    add("Scan", ScanRequest.class, ScanDispatcher::new);
    add("BatchGetItem", BatchGetItemRequest.class, BatchGetItemDispatcher::new);
    add("BatchWriteItem", BatchWriteItemRequest.class, BatchWriteItemDispatcher::new);
    add("TransactGetItems", TransactGetItemsRequest.class, TransactGetItemsDispatcher::new);
    add("TransactWriteItems", TransactWriteItemsRequest.class, TransactWriteItemsDispatcher::new);
  }

  private void statements() {
    add("ExecuteStatement", ExecuteStatementRequest.class, ExecuteStatementDispatcher::new);
    add("ExecuteTransaction", ExecuteTransactionRequest.class, ExecuteTransactionDispatcher::new);
    add(
        "BatchExecuteStatement",
        BatchExecuteStatementRequest.class,
        BatchExecuteStatementDispatcher::new);
  }

  private <T> void add(
      String action, Class<T> type, Function<DynamoDbObjectMapper, Dispatcher<T>> maker) {
    makers.put(
        action,
        json -> {
          Dispatcher<T> dispatcher = maker.apply(json);
          return (body, key, region, database) ->
              dispatcher.enact(key, region, json.readValue(body, type), database);
        });
  }
}
