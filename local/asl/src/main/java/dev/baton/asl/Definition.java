package dev.baton.asl;

import dev.baton.asl.state.Branch;
import dev.baton.asl.state.QueryLanguage;
import org.jspecify.annotations.Nullable;

/** A state machine, compiled: immutable, and shared by all its executions. */
public record Definition(Branch main, QueryLanguage language, @Nullable Long timeoutSeconds) {}
