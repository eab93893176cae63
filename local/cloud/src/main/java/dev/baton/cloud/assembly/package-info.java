/**
 * Reads a synthesized CDK assembly ({@code cdk.out}) and turns its templates into resources of the
 * embedded cloud. Start with {@link dev.baton.cloud.assembly.ResourceProvider}, which makes the
 * resources of some types, and {@link dev.baton.cloud.assembly.ResourceType}, which says for each
 * property whether it is honoured, inert or refused.
 */
@NullMarked
package dev.baton.cloud.assembly;

import org.jspecify.annotations.NullMarked;
