/**
 * What a cloud has left in its data folder of traces and metrics, read and drawn. Start with {@link
 * dev.baton.console.observe.Traces} and {@link dev.baton.console.observe.MetricsReport}.
 */
@NullMarked
package dev.baton.console.observe;

import org.jspecify.annotations.NullMarked;
