package dev.baton.resilience.guardedcall;

import dev.baton.shared.breaker.Outcome;

/** What was made of a report. */
record ReportCallResult(Outcome outcome) {}
