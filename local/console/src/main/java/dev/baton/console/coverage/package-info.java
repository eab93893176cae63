/**
 * What of the definitions tests have visited: states, and the edges of Retry, Catch and Choice.
 * Start with {@link dev.baton.console.coverage.Coverage}.
 */
@NullMarked
package dev.baton.console.coverage;

import org.jspecify.annotations.NullMarked;
