/**
 * The interpreter of the Amazon States Language: executions, their histories and their clock. Start
 * reading at {@link dev.baton.engine.Engine}.
 */
@NullMarked
package dev.baton.engine;

import org.jspecify.annotations.NullMarked;
