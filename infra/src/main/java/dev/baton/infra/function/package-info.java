/**
 * How a handler becomes a Lambda function with a role of its own. Start with {@link
 * dev.baton.infra.function.JavaFunction}.
 */
@NullMarked
package dev.baton.infra.function;

import org.jspecify.annotations.NullMarked;
