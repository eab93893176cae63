/**
 * What workflows lean on when things go wrong. Start with {@link
 * dev.baton.infra.resilience.Announcement}.
 */
@NullMarked
package dev.baton.infra.resilience;

import org.jspecify.annotations.NullMarked;
