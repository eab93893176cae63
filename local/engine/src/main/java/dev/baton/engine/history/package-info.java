/**
 * What an execution leaves behind: events that hold values, and become AWS's JSON when read. Start
 * reading at {@link dev.baton.engine.history.History}.
 */
@NullMarked
package dev.baton.engine.history;

import org.jspecify.annotations.NullMarked;
