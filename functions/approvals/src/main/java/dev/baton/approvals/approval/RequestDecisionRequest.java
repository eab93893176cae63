package dev.baton.approvals.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.invocation.Correlated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state RequestDecision sends.
 *
 * @param attempt how often the state was retried before: a later attempt has a newer token
 */
record RequestDecisionRequest(
    String taskToken,
    int attempt,
    String approvalId,
    String executionArn,
    Instant expiresAt,
    @JsonProperty("request") Question question)
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
    return question.correlationId();
  }

  /** Records print their components: this one must not, because of the token. */
  @Override
  public String toString() {
    return "RequestDecisionRequest[" + approvalId + ", attempt " + attempt + "]";
  }
}
