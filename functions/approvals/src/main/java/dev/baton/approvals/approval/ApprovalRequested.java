package dev.baton.approvals.approval;

import dev.baton.shared.claimcheck.ObjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person is asked (schema: {@code events/schemas/approvals/ApprovalRequested.json}). */
record ApprovalRequested(
    String approvalId,
    RequestDecisionRequest.Subject subject,
    @Nullable ObjectRef contentRef,
    String contentHash,
    Instant expiresAt,
    String executionArn,
    String correlationId) {

  static ApprovalRequested of(RequestDecisionRequest request) {
    var question = request.request();
    return new ApprovalRequested(
        request.approvalId(),
        question.subject(),
        question.contentRef(),
        question.contentHash(),
        request.expiresAt(),
        request.executionArn(),
        question.correlationId());
  }
}
