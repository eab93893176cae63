package dev.baton.console.breaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.aws.AwsClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table in which functions keep their circuit breakers, read and written as a person does. */
public final class BreakerTable {
  private static final String API = "DynamoDB_20120810.";
  private static final String NAME = "BreakersTable";
  private static final String RESET =
      "SET phase = :closed, version = version + :one, since = :now, windowStart = :now, #until ="
          + " :now, reason = :reason, calls = :zero, failures = :zero, callsBefore = :zero,"
          + " failuresBefore = :zero, successes = :zero, announced = :no REMOVE probe";

  private final AwsClient client;
  private final String table;

  /** {@code table} is null for the one whose name says what it is. */
  public BreakerTable(AwsClient client, @Nullable String table) {
    this.client = client;
    this.table = table == null ? find() : table;
  }

  /** One breaker; instants in ISO 8601. */
  public record Row(
      String breaker,
      String state,
      String since,
      String reason,
      String until,
      long calls,
      long failures) {}

  /** All breakers, by name. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    ObjectNode request = request();
    JsonNode page;
    do {
      page = call("Scan", request);
      page.path("Items").forEach(item -> rows.add(row(item)));
      request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    } while (page.has("LastEvaluatedKey"));
    rows.sort(Comparator.comparing(Row::breaker));
    return rows;
  }

  /** Closes a breaker; whoever calls next announces it. */
  public void reset(String breaker, String reason, Instant now) {
    ObjectNode request = request();
    ObjectNode key = request.putObject("Key");
    key.putObject("pk").put("S", "BREAKER#" + breaker);
    key.putObject("sk").put("S", "STATE");
    request.put("UpdateExpression", RESET);
    request.put("ConditionExpression", "attribute_exists(pk)");
    request.putObject("ExpressionAttributeNames").put("#until", "until");
    ObjectNode values = request.putObject("ExpressionAttributeValues");
    values.putObject(":closed").put("S", "CLOSED");
    values.putObject(":one").put("N", "1");
    values.putObject(":zero").put("N", "0");
    values.putObject(":now").put("S", now.toString());
    values.putObject(":reason").put("S", reason);
    values.putObject(":no").put("BOOL", false);
    // Idempotent but for the version, which only has to grow.
    AwsClient.Reply reply = client.exchange("dynamodb", API + "UpdateItem", request);
    if (reply.body().path("__type").asText().endsWith("ConditionalCheckFailedException")) {
      throw Failure.usage("there is no breaker '%s': %s".formatted(breaker, known()));
    }
    if (reply.status() >= 300) {
      throw Failure.failed("the breaker was not reset: " + reply.body());
    }
  }

  private String known() {
    String names = rows().stream().map(Row::breaker).collect(Collectors.joining(", "));
    return names.isEmpty() ? "none has been used yet" : "the breakers are " + names;
  }

  private String find() {
    List<String> found = new ArrayList<>();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    JsonNode page;
    do {
      page = call("ListTables", request);
      for (JsonNode name : page.path("TableNames")) {
        if (name.asText().contains(NAME)) {
          found.add(name.asText());
        }
      }
      request.set("ExclusiveStartTableName", page.path("LastEvaluatedTableName"));
    } while (page.has("LastEvaluatedTableName"));
    if (found.size() != 1) {
      throw Failure.usage(
          found.isEmpty()
              ? "there is no table of breakers: deploy Baton, or name one with --table"
              : "there are several tables of breakers, name one with --table: "
                  + String.join(", ", found));
    }
    return found.getFirst();
  }

  private JsonNode call(String action, JsonNode request) {
    return client.call("dynamodb", API + action, request);
  }

  private ObjectNode request() {
    return JsonNodeFactory.instance.objectNode().put("TableName", table);
  }

  private static Row row(JsonNode item) {
    return new Row(
        item.at("/breaker/S").asText(),
        item.at("/phase/S").asText(),
        item.at("/since/S").asText(),
        item.at("/reason/S").asText(),
        item.at("/until/S").asText(),
        item.at("/calls/N").asLong(),
        item.at("/failures/N").asLong());
  }
}
