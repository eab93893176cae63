/**
 * The five classes of errors a handler may throw, and the closed list of reasons a person reads.
 * Definitions name these classes by their full names in Retry and Catch. Start with {@link
 * dev.baton.shared.errors.ReasonCode}.
 */
@NullMarked
package dev.baton.shared.errors;

import org.jspecify.annotations.NullMarked;
