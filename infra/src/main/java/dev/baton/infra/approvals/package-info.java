/** The resources of approvals. Start with {@link dev.baton.infra.approvals.ApprovalsStack}. */
@NullMarked
package dev.baton.infra.approvals;

import org.jspecify.annotations.NullMarked;
