package dev.baton.shared.claimcheck;

/** The ticket of a claim check: where in S3 the payload lies. */
public record ObjectRef(String bucket, String key) {}
