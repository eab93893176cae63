package dev.baton.approvals.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision that counts; what the waiting execution is told. */
record Decision(
    String approvalId,
    Status decision,
    @Nullable String decidedBy,
    @Nullable String comment,
    Instant decidedAt) {

  /** Where a request for approval stands. */
  enum Status {
    PENDING,
    APPROVED,
    REJECTED,
    EXPIRED,
    FAILED;

    boolean isDecided() {
      return this == APPROVED || this == REJECTED || this == EXPIRED;
    }
  }
}
