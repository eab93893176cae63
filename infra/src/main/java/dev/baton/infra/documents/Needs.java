package dev.baton.infra.documents;

import dev.baton.infra.approvals.Approval;
import dev.baton.infra.function.JavaFunction;
import dev.baton.infra.resilience.GuardedCall;

/** What {@code document-processing} uses of other areas. */
public record Needs(JavaFunction classifyDocument, Approval approval, GuardedCall guardedCall) {}
