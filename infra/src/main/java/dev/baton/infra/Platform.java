package dev.baton.infra;

import dev.baton.infra.foundation.FoundationStack;

/** What each area's stack is given: where sources are, settings, and the foundation. */
public record Platform(Sources sources, Settings settings, FoundationStack foundation) {}
