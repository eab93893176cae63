/**
 * What every area stands on: key, bucket, tables, bus and queues. Start with {@link
 * dev.baton.infra.foundation.FoundationStack}.
 */
@NullMarked
package dev.baton.infra.foundation;

import org.jspecify.annotations.NullMarked;
