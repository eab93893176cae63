/** The rules of Choice states. Start reading at {@link dev.baton.asl.choice.Condition}. */
@NullMarked
package dev.baton.asl.choice;

import org.jspecify.annotations.NullMarked;
