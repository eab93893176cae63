/**
 * What other bands of confidence would mean: {@link dev.baton.console.bands.Labelled} reads
 * documents with what is known of them, {@link dev.baton.console.bands.BandGrid} counts who would
 * see them.
 */
@NullMarked
package dev.baton.console.bands;

import org.jspecify.annotations.NullMarked;
