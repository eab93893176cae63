package dev.baton.approvals.approval;

import java.util.Optional;

/** The requests for approval and their decisions; each change is one conditional write. */
interface ApprovalStore {
  /**
   * Stores a request and its token. A later attempt replaces the token of an earlier one; false
   * when the request is decided already or a later attempt was here first.
   */
  boolean ask(RequestDecisionRequest request);

  /**
   * Decides a request that is pending, not expired at the decision's time, and about the content
   * with this hash; empty when it is not.
   */
  Optional<StoredRequest> decide(Decision decision, String contentHash);

  Optional<StoredRequest> find(String approvalId);
}
