/**
 * EventBridge: buses, rules matched by AWS's own event-ruler, and delivery to targets. Start with
 * {@link dev.baton.cloud.events.EventBus}, where an event meets the rules, then {@link
 * dev.baton.cloud.events.Delivery}, its way to one target.
 */
@NullMarked
package dev.baton.cloud.events;

import org.jspecify.annotations.NullMarked;
