/**
 * Circuit breakers as a person sees and resets them. Start with {@link
 * dev.baton.console.breaker.BreakerTable}.
 */
@NullMarked
package dev.baton.console.breaker;

import org.jspecify.annotations.NullMarked;
