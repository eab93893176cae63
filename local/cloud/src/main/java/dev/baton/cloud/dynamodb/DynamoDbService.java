package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.ActionTable;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.clock.EngineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.exceptions.ExceptionBean;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/**
 * The DynamoDB API over DynamoDB Local's own dispatchers, without its HTTP server: bytes of JSON
 * in, bytes of JSON out. Time to live is kept beside it, because DynamoDB Local would delete by the
 * computer's clock and not by the cloud's.
 */
final class DynamoDbService implements ActionTable, AutoCloseable {
  /** All callers share one database; DynamoDB Local asks for a key and a region all the same. */
  private static final String KEY = "local";

  /** The region in the ARNs that DynamoDB Local makes up. */
  private static final String LOCAL_ARN = "arn:aws:dynamodb:ddblocal:000000000000:";

  private static final Set<String> WITH_ARNS =
      Set.of(
          "CreateTable",
          "DescribeTable",
          "UpdateTable",
          "DeleteTable",
          "ListStreams",
          "DescribeStream",
          "GetShardIterator",
          "GetRecords");

  /** What may find items that have expired. */
  private static final Set<String> READS =
      Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");

  private final EngineClock clock;
  private final String region;
  private final String arnPrefix;
  private final TablePermissions permissions;
  private final @Nullable Path folder;
  private final TimeToLive timeToLive = new TimeToLive();
  private final TableTags tags;
  private @Nullable LocalDynamoDBRequestHandler database;
  private @Nullable Actions actions;

  /**
   * @param folder where tables are kept; null for in memory
   */
  DynamoDbService(CloudContext context, @Nullable Path folder) {
    this.clock = context.clock();
    this.region = context.region();
    this.arnPrefix = context.arn("dynamodb", "");
    this.folder = folder;
    this.permissions = new TablePermissions(context);
    this.tags = new TableTags(Records.of(context, "table-tags"));
  }

  void start() {
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start: " + e.getMessage(), e);
    }
    actions = new Actions();
    database =
        folder == null
            ? new LocalDynamoDBRequestHandler(0, true, null, true, false)
            : TableFile.open(folder);
  }

  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public Set<String> actions() {
    Set<String> names = new TreeSet<>(new Actions().names());
    names.addAll(TimeToLive.ACTIONS);
    names.addAll(TableTags.ACTIONS);
    return names;
  }

  @Override
  public Protocol protocol() {
    return Protocol.AWS_JSON_1_0;
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return permissions.of(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    LocalDynamoDBRequestHandler open = database;
    Actions table = actions;
    if (open == null || table == null) {
      throw new AwsException(503, "ServiceUnavailable", "DynamoDB is not started");
    }
    try {
      byte[] answer = answer(request, open, table);
      return respond(200, answer);
    } catch (DynamoDBLocalServiceException e) {
      return respond(e.statusCode(), error(table, e));
    }
  }

  private byte[] answer(AwsRequest request, LocalDynamoDBRequestHandler open, Actions table) {
    String action = request.action();
    if (TimeToLive.ACTIONS.contains(action)) {
      return Json.bytes(timeToLive.handle(action, new Params(Actions.members(request.body()))));
    }
    if (TableTags.ACTIONS.contains(action)) {
      return tagging(request, open, table);
    }
    Actions.Call call = table.find(action);
    if (call == null) {
      throw JsonApi.unknown("dynamodb", action);
    }
    if (READS.contains(action) && !timeToLive.isUnused()) {
      sweep(request);
    }
    if (request.body().length < 16 && request.text().strip().equals("null")) {
      throw AwsException.badRequest("SerializationException", "The body is not a JSON object");
    }
    boolean arns = WITH_ARNS.contains(action);
    byte[] body = arns ? replace(request.body(), arnPrefix, LOCAL_ARN) : request.body();
    try {
      byte[] answer = call.run(body, KEY, region, open);
      if (action.equals("CreateTable") || action.equals("DeleteTable")) {
        tags.changed(action, Actions.members(request.body()));
      }
      return arns ? replace(answer, LOCAL_ARN, arnPrefix) : answer;
    } catch (JsonMappingException e) {
      throw AwsException.badRequest(
          "SerializationException", "Unexpected value at " + e.getPathReference());
    } catch (IOException e) {
      throw AwsException.badRequest("SerializationException", "The body is not JSON");
    }
  }

  private byte[] tagging(AwsRequest request, LocalDynamoDBRequestHandler open, Actions table) {
    Params params = new Params(Actions.members(request.body()));
    ObjectNode which = Json.object().put("TableName", TableTags.table(params.members()));
    AwsRequest describe =
        AwsRequest.json(request.caller(), "dynamodb", "DescribeTable", which.toString());
    byte[] _ = answer(describe, open, table);
    return Json.bytes(tags.handle(request.action(), params));
  }

  /** Deletes what has expired from the table that a request reads, if that is due. */
  private void sweep(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    String table = body == null ? "" : body.path("TableName").asText("");
    String attribute = timeToLive.due(table, clock.now());
    if (attribute != null) {
      new Sweep(this, request.caller(), table, attribute).run(clock.now());
    }
  }

  private static byte[] error(Actions table, DynamoDBLocalServiceException e) {
    try {
      return table.mapper.writeValueAsBytes(
          new ExceptionBean(
              e.getErrorCode(), e.getMessage(), e.getCancellationReasons(), e.getItem()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private AwsResponse respond(int status, byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(body);
    return new AwsResponse(
        status,
        Map.of(
            "content-type", List.of(protocol().contentType()),
            "x-amz-crc32", List.of(Long.toString(sum.getValue()))),
        body);
  }

  private static byte[] replace(byte[] text, String from, String to) {
    return new String(text, StandardCharsets.UTF_8)
        .replace(from, to)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (database != null) {
      database.shutdown();
    }
  }
}
