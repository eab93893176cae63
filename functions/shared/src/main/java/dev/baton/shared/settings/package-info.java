/**
 * What a function is told by its environment, read once at start. Start with {@link
 * dev.baton.shared.settings.Settings#read}.
 */
@NullMarked
package dev.baton.shared.settings;

import org.jspecify.annotations.NullMarked;
