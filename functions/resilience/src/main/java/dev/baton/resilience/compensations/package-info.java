/**
 * What could not be undone, for all its retries: counted when it is announced, and seen to by a
 * person. Start with {@link dev.baton.resilience.compensations.SettleCompensationHandler}.
 */
@NullMarked
package dev.baton.resilience.compensations;

import org.jspecify.annotations.NullMarked;
