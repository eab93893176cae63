/**
 * Faults that a user asks for on the command line and the door injects. Start with {@link
 * dev.baton.cloud.fault.Fault}.
 */
@NullMarked
package dev.baton.cloud.fault;

import org.jspecify.annotations.NullMarked;
