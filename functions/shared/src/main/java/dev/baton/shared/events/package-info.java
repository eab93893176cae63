/**
 * What workflows say to each other. Start with {@link dev.baton.shared.events.DocumentRef}, which
 * every part of document processing passes on.
 */
@NullMarked
package dev.baton.shared.events;

import org.jspecify.annotations.NullMarked;
