package dev.baton.approvals.approval;

import dev.baton.approvals.approval.Decision.Status;
import dev.baton.shared.aws.AwsErrors;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Requests for approval in DynamoDB, one item each; the state machine closes them there too. */
final class DynamoDbApprovalStore implements ApprovalStore {
  private static final Map<String, String> STATUS = Map.of("#status", "status");

  private final DynamoDbClient client;
  private final String table;
  private final Clock clock;

  DynamoDbApprovalStore(DynamoDbClient client, String table, Clock clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean ask(RequestDecisionRequest request) {
    Map<String, AttributeValue> item = ApprovalItem.of(request, clock.instant());
    Map<String, AttributeValue> values =
        Map.of(
            ":pending", ApprovalItem.text(Status.PENDING.name()),
            ":failed", ApprovalItem.text(Status.FAILED.name()),
            ":attempt", ApprovalItem.number(request.attempt()));
    // Idempotency key: approval id and attempt; writing the same attempt again changes nothing.
    return onlyIfConditionHolds(
            () ->
                client.putItem(
                    put ->
                        put.tableName(table)
                            .item(item)
                            .conditionExpression(
                                "attribute_not_exists(pk) OR #status = :failed"
                                    + " OR (#status = :pending AND attempt <= :attempt)")
                            .expressionAttributeNames(STATUS)
                            .expressionAttributeValues(values)))
        .isPresent();
  }

  @Override
  public Optional<StoredRequest> decide(Decision decision, String contentHash) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pending", ApprovalItem.text(Status.PENDING.name()));
    values.put(":hash", ApprovalItem.text(contentHash));
    values.put(":now", ApprovalItem.number(decision.decidedAt().toEpochMilli()));
    values.put(":status", ApprovalItem.text(decision.decision().name()));
    values.put(":by", ApprovalItem.text(String.valueOf(decision.decidedBy())));
    values.put(":at", ApprovalItem.text(decision.decidedAt().toString()));
    String comment = "";
    Map<String, String> names = new HashMap<>(STATUS);
    if (decision.comment() != null) {
      comment = ", #comment = :comment";
      names.put("#comment", "comment");
      values.put(":comment", ApprovalItem.text(decision.comment()));
    }
    String update = "SET #status = :status, decidedBy = :by, decidedAt = :at" + comment;
    // Idempotency key: approval id; the condition lets one decision through.
    return onlyIfConditionHolds(
            () ->
                client.updateItem(
                    change ->
                        change
                            .tableName(table)
                            .key(ApprovalItem.key(decision.approvalId()))
                            .updateExpression(update)
                            .conditionExpression(
                                "#status = :pending AND contentHash = :hash"
                                    + " AND expiresAtMillis > :now")
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_NEW)))
        .map(answer -> ApprovalItem.read(decision.approvalId(), answer.attributes()));
  }

  @Override
  public Optional<StoredRequest> find(String approvalId) {
    var answer =
        AwsErrors.translating(
            () ->
                client.getItem(
                    get ->
                        get.tableName(table)
                            .key(ApprovalItem.key(approvalId))
                            .consistentRead(true)));
    return answer.hasItem()
        ? Optional.of(ApprovalItem.read(approvalId, answer.item()))
        : Optional.empty();
  }

  private static <T> Optional<T> onlyIfConditionHolds(java.util.function.Supplier<T> write) {
    return AwsErrors.translating(
        () -> {
          try {
            return Optional.of(write.get());
          } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
          }
        });
  }
}
