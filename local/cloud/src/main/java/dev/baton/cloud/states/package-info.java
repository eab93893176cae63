/**
 * Step Functions: the API over the engine, and the engine's way to all services. Start with {@link
 * dev.baton.cloud.states.ExecutionActions} for the one and {@link dev.baton.cloud.states.DoorPort}
 * for the other.
 */
@NullMarked
package dev.baton.cloud.states;

import org.jspecify.annotations.NullMarked;
