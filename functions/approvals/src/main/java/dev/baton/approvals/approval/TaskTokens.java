package dev.baton.approvals.approval;

/** Wakes up executions that wait. */
interface TaskTokens {
  /**
   * Tells the execution behind the token the decision; false when nobody waits on this token any
   * more, because it was told before, has expired, or waits on a newer one.
   */
  boolean tell(String taskToken, Decision decision);
}
