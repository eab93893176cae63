package dev.baton.resilience.compensations;

import dev.baton.resilience.compensations.SettleCompensationRequest.Valid;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The records that workflows make in {@code RecordStuckCompensation}, each with the list of what
 * people did about it: when, who, what, why, and with what outcome. Nothing is ever taken off that
 * list.
 */
final class StuckCompensations {
  static final String OPEN = "OPEN";
  static final String RESOLVED = "RESOLVED";

  private final DynamoDbClient dynamoDb;
  private final String table;

  StuckCompensations(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The undo that is stuck. */
  record Stuck(String function, String request) {}

  /** An open compensation; one that is not there or not open is refused. */
  Stuck open(String compensationId) {
    var answer =
        AwsErrors.translating(
            () ->
                dynamoDb.getItem(
                    get -> get.tableName(table).key(key(compensationId)).consistentRead(true)));
    if (!answer.hasItem() || !text(OPEN).equals(answer.item().get("status"))) {
      throw notOpen();
    }
    return new Stuck(
        required(answer.item(), "undoFunction"), required(answer.item(), "undoRequest"));
  }

  /** Adds what was done to the list, and sets the status, if the compensation is still open. */
  void note(Valid request, String status, String outcome, Instant now) {
    AttributeValue entry =
        AttributeValue.fromM(
            Map.of(
                "at", text(now.toString()),
                "by", text(request.by()),
                "action", text(request.action().name()),
                "reason", text(request.reason()),
                "outcome", text(outcome)));
    try {
      // Idempotency key: the compensation's id, under the condition that it is open.
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(request.compensationId()))
                  .updateExpression(
                      "SET #status = :status, history = list_append(if_not_exists(history,"
                          + " :none), :entry)")
                  .conditionExpression("#status = :open")
                  .expressionAttributeNames(Map.of("#status", "status"))
                  .expressionAttributeValues(
                      Map.of(
                          ":status", text(status),
                          ":open", text(OPEN),
                          ":none", AttributeValue.fromL(List.of()),
                          ":entry", AttributeValue.fromL(List.of(entry)))));
    } catch (ConditionalCheckFailedException e) {
      throw notOpen();
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static ValidationException notOpen() {
    return new ValidationException("not-open", "no stuck compensation with this id is open");
  }

  private static String required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new LogicException("item-incomplete", "a compensation has no attribute " + name);
    }
    return value.s();
  }

  private static Map<String, AttributeValue> key(String compensationId) {
    return Map.of("pk", text("STUCK"), "sk", text(compensationId));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
