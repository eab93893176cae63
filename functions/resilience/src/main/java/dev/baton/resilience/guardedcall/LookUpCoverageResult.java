package dev.baton.resilience.guardedcall;

/** What the registry says of a member. */
record LookUpCoverageResult(String memberId, boolean covered) {}
