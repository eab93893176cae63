/**
 * Executions as a person follows them: {@link dev.baton.console.live.LivePrinter} turns history
 * events into lines as they happen, {@link dev.baton.console.live.Table} shows what came of them.
 */
@NullMarked
package dev.baton.console.live;

import org.jspecify.annotations.NullMarked;
