/**
 * AWS's Runtime API, by which a function in a process of its own gets its invocations. Start with
 * {@link dev.baton.cloud.function.isolated.RuntimeApi}.
 */
@NullMarked
package dev.baton.cloud.function.isolated;

import org.jspecify.annotations.NullMarked;
