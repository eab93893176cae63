/**
 * The command line: {@link dev.baton.console.Baton} names the commands, {@code command} holds one
 * class each, and {@code session} runs documents through a cloud of this JVM.
 */
@NullMarked
package dev.baton.console;

import org.jspecify.annotations.NullMarked;
