package dev.baton.cloud.sqs;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.wire.ActionTable;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The SQS API, in the JSON protocol and in the older query protocol. Errors of the one carry the
 * code of the other beside their own, from which SDKs take the error code.
 */
final class SqsService implements ActionTable {
  private static final Map<String, String> QUERY_CODES =
      Map.ofEntries(
          Map.entry("UnknownOperationException", "InvalidAction"),
          Map.entry("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
          Map.entry("QueueNameExists", "QueueAlreadyExists"),
          Map.entry("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"),
          Map.entry(
              "TooManyEntriesInBatchRequest",
              "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
          Map.entry("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
          Map.entry("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong"),
          Map.entry("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"),
          Map.entry("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation"),
          Map.entry("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"),
          Map.entry("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"));

  private final JsonApi api;
  private final QueryAnswers answers = new QueryAnswers();

  SqsService(CloudContext context, QueueActions queues, MessageActions messages, MoveTasks moves) {
    Map<String, JsonApi.Action> actions = new HashMap<>(queues.actions());
    actions.put("ListQueueTags", (params, request) -> queues.tags(params));
    actions.putAll(messages.actions());
    actions.putAll(moves.actions());
    QueuePermissions permissions = new QueuePermissions(context);
    api = new JsonApi("sqs", Protocol.AWS_JSON_1_0, actions, permissions::of);
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public Protocol protocol() {
    return api.protocol();
  }

  @Override
  public Protocol protocol(Map<String, List<String>> headers) {
    return QueryDialect.speaks(headers) ? Protocol.QUERY : protocol();
  }

  @Override
  public Set<String> actions() {
    return api.actions();
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    boolean query = QueryDialect.speaks(request.headers());
    return api.permissions(query ? QueryDialect.translated(request) : request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    boolean query = QueryDialect.speaks(request.headers());
    try {
      return query
          ? answers.of(request.action(), api.handle(QueryDialect.translated(request)))
          : api.handle(request);
    } catch (AwsException e) {
      String message = String.valueOf(e.getMessage());
      if (query) {
        throw new AwsException(e.status(), QUERY_CODES.getOrDefault(e.code(), e.code()), message);
      }
      return new AwsResponse(
          e.status(),
          Map.of(
              "content-type",
              List.of(protocol().contentType()),
              "x-amzn-query-error",
              List.of(QUERY_CODES.getOrDefault(e.code(), e.code()) + ";Sender")),
          Json.bytes(
              Json.object()
                  .put("__type", "com.amazonaws.sqs#" + e.code())
                  .put("message", message)));
    }
  }
}
