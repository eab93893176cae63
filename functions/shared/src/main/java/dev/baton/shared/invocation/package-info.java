/**
 * How a handler is called: records in, records out, one observed call. Start with {@link
 * dev.baton.shared.invocation.Invocation}.
 */
@NullMarked
package dev.baton.shared.invocation;

import org.jspecify.annotations.NullMarked;
