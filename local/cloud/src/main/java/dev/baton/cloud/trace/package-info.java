/**
 * Traces: what belongs to one upload, from the door over buses, queues, functions and state
 * machines, joined by X-Ray's trace header as on AWS and recorded with OpenTelemetry. Start with
 * {@link dev.baton.cloud.trace.Tracing}.
 */
@NullMarked
package dev.baton.cloud.trace;

import org.jspecify.annotations.NullMarked;
