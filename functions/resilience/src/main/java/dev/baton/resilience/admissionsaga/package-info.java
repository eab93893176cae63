/**
 * The handlers of the workflow admission-saga, in its order: {@link
 * dev.baton.resilience.admissionsaga.ReserveBedHandler}, {@code BookProcedure}, {@code
 * OpenBillingCase}; and the undo of each, {@code ReleaseBed}, {@code CancelProcedure}, {@code
 * CloseBillingCase}. {@link dev.baton.resilience.admissionsaga.Arrangements} says why an undo may
 * come before, after or without its action.
 */
@NullMarked
package dev.baton.resilience.admissionsaga;

import org.jspecify.annotations.NullMarked;
