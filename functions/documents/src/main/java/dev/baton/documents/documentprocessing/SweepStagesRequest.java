package dev.baton.documents.documentprocessing;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to remove what dead executions left; sent by the schedule. */
public record SweepStagesRequest(@Nullable String correlationId) implements Correlated {}
