/**
 * The handlers of the workflow guarded-call, in its order: {@link
 * dev.baton.resilience.guardedcall.AskBreakerHandler}, {@code LookUpCoverage}, {@code ReportCall}.
 */
@NullMarked
package dev.baton.resilience.guardedcall;

import org.jspecify.annotations.NullMarked;
