/** One class per command; {@link dev.baton.console.command.Commands} puts them together. */
@NullMarked
package dev.baton.console.command;

import org.jspecify.annotations.NullMarked;
