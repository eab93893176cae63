package dev.baton.approvals.approval;

/** What became of the request; the state waits for the token and does not read it. */
record RequestDecisionResult(String approvalId, String status) {}
