/**
 * How an execution runs: tracks of states, driven by whichever thread has work for them. Internal
 * to the engine. Start reading at {@link dev.baton.engine.run.Run}, then {@link
 * dev.baton.engine.run.Track}.
 */
@NullMarked
package dev.baton.engine.run;

import org.jspecify.annotations.NullMarked;
