/**
 * The Amazon States Language: definitions read, checked and compiled into an immutable tree. Start
 * reading at {@link dev.baton.asl.Definitions}.
 */
@NullMarked
package dev.baton.asl;

import org.jspecify.annotations.NullMarked;
