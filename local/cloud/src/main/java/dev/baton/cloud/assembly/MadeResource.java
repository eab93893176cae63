package dev.baton.cloud.assembly;

/** A resource of the template with what came of it. */
public record MadeResource(ResourceRequest request, Provisioned provisioned) {}
