/**
 * Payloads that are too large or too private for an execution's state are left in S3, and the state
 * carries the ticket. Start with {@link dev.baton.shared.claimcheck.ClaimCheck}.
 */
@NullMarked
package dev.baton.shared.claimcheck;

import org.jspecify.annotations.NullMarked;
