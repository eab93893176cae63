/**
 * How handlers read and write JSON: one mapper, configured in {@link dev.baton.shared.json.Json}.
 */
@NullMarked
package dev.baton.shared.json;

import org.jspecify.annotations.NullMarked;
