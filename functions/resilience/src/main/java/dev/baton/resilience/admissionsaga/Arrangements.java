package dev.baton.resilience.admissionsaga;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.aws.Cancellation;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * What has been arranged for admissions: an item per admission and kind, changed in one transaction
 * with the thing that is taken.
 *
 * <p>An action and its undo may each come any number of times and in any order, since nobody knows
 * whether a call that timed out still arrives. The undo of something that was never done leaves a
 * note that it is undone, and the action, should it come later, finds the note and does nothing.
 */
final class Arrangements {
  private static final String MADE = "MADE";
  private static final String UNDONE = "UNDONE";

  private final DynamoDbClient dynamoDb;
  private final String table;

  Arrangements(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** A kind of arrangement, and why the thing it takes may not be had. */
  record Kind(String name, String takenCode, String takenSentence) {}

  String table() {
    return table;
  }

  /** Makes an arrangement together with {@code take}, which fails when the thing is not free. */
  ArrangementResult make(Kind kind, Admission admission, TransactWriteItem take) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(kind, admission, MADE))
            .conditionExpression(
                "attribute_not_exists(pk) OR (#status = :undone AND sagaId <> :me)")
            .expressionAttributeNames(Map.of("#status", "status"))
            .expressionAttributeValues(
                Map.of(":undone", text(UNDONE), ":me", text(admission.sagaId())))
            .build();
    try {
      // Idempotency key: admission and kind, under the condition that this saga has not done it.
      write(TransactWriteItem.builder().put(put).build(), take);
      return new ArrangementResult(true);
    } catch (TransactionCanceledException e) {
      requireRefusal(e);
      return refused(kind, admission);
    }
  }

  /** Undoes what the same saga arranged, together with {@code giveBack}. */
  ArrangementResult undo(Kind kind, Admission admission, TransactWriteItem giveBack) {
    Map<String, AttributeValue> found = found(kind, admission);
    if (found.isEmpty()) {
      // The note for an action that is still on its way.
      Put note =
          Put.builder()
              .tableName(table)
              .item(item(kind, admission, UNDONE))
              .conditionExpression("attribute_not_exists(pk)")
              .build();
      attempt(TransactWriteItem.builder().put(note).build());
      return new ArrangementResult(false);
    }
    if (!is(found, admission, MADE)) {
      return new ArrangementResult(false);
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(kind, admission))
            .updateExpression("SET #status = :undone")
            .conditionExpression("#status = :made AND sagaId = :me")
            .expressionAttributeNames(Map.of("#status", "status"))
            .expressionAttributeValues(
                Map.of(
                    ":undone", text(UNDONE), ":made", text(MADE), ":me", text(admission.sagaId())))
            .build();
    // Idempotency key: admission and kind, under the condition that it is still made.
    attempt(TransactWriteItem.builder().update(update).build(), giveBack);
    return new ArrangementResult(true);
  }

  private ArrangementResult refused(Kind kind, Admission admission) {
    Map<String, AttributeValue> found = found(kind, admission);
    if (is(found, admission, MADE)) {
      return new ArrangementResult(false);
    }
    if (is(found, admission, UNDONE)) {
      throw new LogicException("undone", "this saga has undone the step, which came too late");
    }
    if (!found.isEmpty() && text(MADE).equals(found.get("status"))) {
      throw new ValidationException("admitted-already", "the admission has been arranged before");
    }
    throw new ValidationException(kind.takenCode(), kind.takenSentence());
  }

  private void attempt(TransactWriteItem... items) {
    try {
      write(items);
    } catch (TransactionCanceledException e) {
      // Whoever was faster is seen when this is tried again.
      throw new TransientException("write-conflict", "another call changed the arrangement");
    }
  }

  private void write(TransactWriteItem... items) {
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(items));
    } catch (TransactionCanceledException e) {
      throw e;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static void requireRefusal(TransactionCanceledException e) {
    if (!Cancellation.isByCondition(e)) {
      throw new TransientException("write-conflict", "the transaction met another");
    }
  }

  private Map<String, AttributeValue> found(Kind kind, Admission admission) {
    var answer =
        AwsErrors.translating(
            () ->
                dynamoDb.getItem(
                    get -> get.tableName(table).key(key(kind, admission)).consistentRead(true)));
    return answer.hasItem() ? answer.item() : Map.of();
  }

  private static boolean is(Map<String, AttributeValue> item, Admission admission, String status) {
    return text(status).equals(item.get("status"))
        && text(admission.sagaId()).equals(item.get("sagaId"));
  }

  private static Map<String, AttributeValue> item(Kind kind, Admission admission, String status) {
    Map<String, AttributeValue> item = new HashMap<>(key(kind, admission));
    item.put("sagaId", text(admission.sagaId()));
    item.put("status", text(status));
    return item;
  }

  private static Map<String, AttributeValue> key(Kind kind, Admission admission) {
    return Map.of("pk", text("ADMISSION#" + admission.admissionId()), "sk", text(kind.name()));
  }

  static AttributeValue text(@Nullable String text) {
    return text == null ? AttributeValue.fromNul(true) : AttributeValue.fromS(text);
  }

  /** The key of something that is taken. */
  static Map<String, AttributeValue> key(List<String> key) {
    return Map.of("pk", text(key.get(0)), "sk", text(key.get(1)));
  }
}
