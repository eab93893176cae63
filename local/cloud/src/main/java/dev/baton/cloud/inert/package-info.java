/**
 * Resource types without an effect in the embedded cloud, each with the reason. Start with {@code
 * inert-types.json} beside {@link dev.baton.cloud.inert.InertTypes}.
 */
@NullMarked
package dev.baton.cloud.inert;

import org.jspecify.annotations.NullMarked;
