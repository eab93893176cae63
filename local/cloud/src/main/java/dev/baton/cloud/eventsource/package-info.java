/**
 * Lambda's event source mappings: what takes messages from a queue to a function. Start with {@link
 * dev.baton.cloud.eventsource.QueueMapping}.
 */
@NullMarked
package dev.baton.cloud.eventsource;

import org.jspecify.annotations.NullMarked;
