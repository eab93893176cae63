package dev.baton.approvals.approval;

/** Says on Baton's bus that a person is asked. */
interface Announcements {
  /** Consumers tell repetitions by the approval id. */
  void announce(ApprovalRequested requested);
}
