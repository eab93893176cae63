/**
 * What every handler uses and nothing else: errors, settings, JSON, claim check, AWS clients,
 * telemetry, circuit breaker. Each has a package of its own; start with {@link
 * dev.baton.shared.errors}.
 */
@NullMarked
package dev.baton.shared;

import org.jspecify.annotations.NullMarked;
