package dev.baton.approvals.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request for approval as the table holds it. */
record StoredRequest(
    String approvalId,
    Decision.Status status,
    @Nullable String taskToken,
    String contentHash,
    Instant expiresAt,
    @Nullable Decision decision) {

  /** Records print their components: this one must not, because of the token. */
  @Override
  public String toString() {
    return "StoredRequest[" + approvalId + ", " + status + "]";
  }
}
