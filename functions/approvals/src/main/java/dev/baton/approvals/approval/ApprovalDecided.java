package dev.baton.approvals.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for approval is over; the state machine publishes it itself (schema: {@code
 * events/schemas/approvals/ApprovalDecided.json}).
 */
public record ApprovalDecided(
    String approvalId,
    Subject subject,
    String decision,
    @Nullable String decidedBy,
    Instant decidedAt,
    String executionArn,
    String correlationId) {

  /** What was decided on. */
  public record Subject(String kind, String id) {}
}
