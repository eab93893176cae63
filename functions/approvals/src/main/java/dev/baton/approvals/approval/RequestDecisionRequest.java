package dev.baton.approvals.approval;

import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.invocation.Correlated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the states RequestDecision and RemindOfDecision send.
 *
 * @param attempt how often the state was retried before: a later attempt has a newer token
 * @param reminder whether people were asked long ago, and the time is nearly over
 */
record RequestDecisionRequest(
    String taskToken,
    int attempt,
    boolean reminder,
    String approvalId,
    String executionArn,
    Instant expiresAt,
    Question request)
    implements Correlated {

  /** What a person is asked. */
  record Question(
      Subject subject,
      @Nullable ObjectRef contentRef,
      String contentHash,
      String requestedBy,
      String correlationId) {}

  /** What is decided on. */
  record Subject(String kind, String id) {}

  @Override
  public String correlationId() {
    return request.correlationId();
  }

  /** Records print their components: this one must not, because of the token. */
  @Override
  public String toString() {
    return "RequestDecisionRequest[" + approvalId + ", attempt " + attempt + "]";
  }
}
