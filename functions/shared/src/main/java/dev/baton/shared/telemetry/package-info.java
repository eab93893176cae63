/**
 * Structured logs and metrics of a handler, without any content of a document. Start with {@link
 * dev.baton.shared.telemetry.Telemetry#observe}.
 */
@NullMarked
package dev.baton.shared.telemetry;

import org.jspecify.annotations.NullMarked;
