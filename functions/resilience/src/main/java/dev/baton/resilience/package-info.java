/**
 * The area resilience: what keeps failures from spreading. Start with the workflow of {@link
 * dev.baton.resilience.admissionsaga}; {@link dev.baton.resilience.compensations} is for what could
 * not be undone.
 */
@NullMarked
package dev.baton.resilience;

import org.jspecify.annotations.NullMarked;
