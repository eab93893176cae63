/** The model: one type for each state type. Start reading at {@link dev.baton.asl.state.State}. */
@NullMarked
package dev.baton.asl.state;

import org.jspecify.annotations.NullMarked;
