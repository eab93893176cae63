package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/** What the UpdateMapRun action is given; what is null stays as it is. */
public record MapRunUpdate(
    String mapRunArn,
    @Nullable Long maxConcurrency,
    @Nullable Double toleratedFailurePercentage,
    @Nullable Long toleratedFailureCount) {}
