/**
 * The circuit breaker: while a dependency is down its callers are refused at once, and one call at
 * a time finds out whether it is back. Start with {@link
 * dev.baton.shared.breaker.CircuitBreaker#call}.
 */
@NullMarked
package dev.baton.shared.breaker;

import org.jspecify.annotations.NullMarked;
