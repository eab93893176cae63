package dev.baton.approvals.approval;

import dev.baton.approvals.approval.Decision.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a request for approval in its table. */
final class ApprovalItem {
  private ApprovalItem() {}

  static Map<String, AttributeValue> key(String approvalId) {
    return Map.of("pk", text("APPROVAL#" + approvalId), "sk", text("REQUEST"));
  }

  static Map<String, AttributeValue> of(RequestDecisionRequest request, Instant askedAt) {
    var question = request.request();
    Map<String, AttributeValue> item = new HashMap<>(key(request.approvalId()));
    item.put("status", text(Status.PENDING.name()));
    item.put("taskToken", text(request.taskToken()));
    item.put("attempt", number(request.attempt()));
    item.put("subjectKind", text(question.subject().kind()));
    item.put("subjectId", text(question.subject().id()));
    if (question.contentRef() != null) {
      item.put("contentBucket", text(question.contentRef().bucket()));
      item.put("contentKey", text(question.contentRef().key()));
    }
    item.put("contentHash", text(question.contentHash()));
    item.put("requestedBy", text(question.requestedBy()));
    item.put("correlationId", text(question.correlationId()));
    item.put("executionArn", text(request.executionArn()));
    item.put("expiresAt", text(request.expiresAt().toString()));
    item.put("expiresAtMillis", number(request.expiresAt().toEpochMilli()));
    item.put("askedAt", text(askedAt.toString()));
    return item;
  }

  static StoredRequest read(String approvalId, Map<String, AttributeValue> item) {
    Status status = Status.valueOf(required(item, "status"));
    Decision decision = null;
    if (status.isDecided()) {
      decision =
          new Decision(
              approvalId,
              status,
              optional(item, "decidedBy"),
              optional(item, "comment"),
              Instant.parse(required(item, "decidedAt")));
    }
    return new StoredRequest(
        approvalId,
        status,
        optional(item, "taskToken"),
        required(item, "contentHash"),
        Instant.parse(required(item, "expiresAt")),
        decision);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static String required(Map<String, AttributeValue> item, String name) {
    String value = optional(item, name);
    if (value == null) {
      throw new IllegalStateException("the item has no " + name);
    }
    return value;
  }

  private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
