/**
 * Where log lines of handlers and libraries go: to standard output, as JSON in Powertools' form.
 * Found by SLF4J; start with {@link dev.baton.shared.logging.JsonLogging}.
 */
@NullMarked
package dev.baton.shared.logging;

import org.jspecify.annotations.NullMarked;
