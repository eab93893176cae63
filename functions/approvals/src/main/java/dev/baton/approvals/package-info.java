/**
 * Decisions by people. Start with {@link dev.baton.approvals.approval}, the workflow's handlers.
 */
@NullMarked
package dev.baton.approvals;

import org.jspecify.annotations.NullMarked;
