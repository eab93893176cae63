/**
 * What a function does before Lambda takes its snapshot, so that the first invocation after a
 * restore finds its classes loaded. Start with {@link dev.baton.shared.priming.Priming}.
 */
@NullMarked
package dev.baton.shared.priming;

import org.jspecify.annotations.NullMarked;
