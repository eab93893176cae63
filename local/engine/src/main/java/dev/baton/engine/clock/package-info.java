/**
 * The one source of time. Start reading at {@link dev.baton.engine.clock.EngineClock}; everything
 * that waits, here or in the embedded cloud, registers its timers there.
 */
@NullMarked
package dev.baton.engine.clock;

import org.jspecify.annotations.NullMarked;
