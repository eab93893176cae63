package dev.baton.engine;

import java.time.Instant;

/** A kind of work that workers outside ask for. */
public record Activity(String arn, String name, Instant creationDate) {}
