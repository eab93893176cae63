/**
 * The announcements of how a document ended, as records: what a consumer on the custom bus reads
 * the detail of an event into. The state machine publishes them itself; the schemas in {@code
 * events/schemas/documents} say what each field means.
 */
@NullMarked
package dev.baton.documents.events;

import org.jspecify.annotations.NullMarked;
