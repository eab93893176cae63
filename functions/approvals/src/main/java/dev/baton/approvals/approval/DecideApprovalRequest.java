package dev.baton.approvals.approval;

import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** What a person decided, and on which content. */
record DecideApprovalRequest(
    @Nullable String approvalId,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable String comment,
    @Nullable String contentHash)
    implements Correlated {

  private static final int MAX_NAME = 256;
  private static final int MAX_COMMENT = 2000;

  /** The request in a form that can be acted on. */
  record Checked(
      String approvalId,
      Decision.Status decision,
      String decidedBy,
      @Nullable String comment,
      String contentHash) {}

  @Override
  public @Nullable String correlationId() {
    return approvalId;
  }

  Checked checked() {
    if (comment != null && comment.length() > MAX_COMMENT) {
      throw invalid("comment is longer than " + MAX_COMMENT + " characters");
    }
    String by = required("decidedBy", decidedBy);
    if (by.length() > MAX_NAME) {
      throw invalid("decidedBy is longer than " + MAX_NAME + " characters");
    }
    Decision.Status status =
        switch (required("decision", decision)) {
          case "approve" -> Decision.Status.APPROVED;
          case "reject" -> Decision.Status.REJECTED;
          default -> throw invalid("decision is neither approve nor reject");
        };
    return new Checked(
        required("approvalId", approvalId),
        status,
        by,
        comment,
        required("contentHash", contentHash));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(name + " is missing");
    }
    return value;
  }

  private static ValidationException invalid(String what) {
    return new ValidationException(
        "invalid-decision", "The decision cannot be read: " + what + ".");
  }
}
