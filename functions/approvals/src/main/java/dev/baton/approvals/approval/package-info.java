/**
 * Asking and deciding. The table holds the decision, whoever writes first decides; the task token
 * only wakes the execution up. Start with {@link
 * dev.baton.approvals.approval.RequestDecisionHandler} and {@link
 * dev.baton.approvals.approval.DecideApprovalHandler}.
 */
@NullMarked
package dev.baton.approvals.approval;

import org.jspecify.annotations.NullMarked;
