/**
 * From bytes to lines in reading order, the same for PDF and plain text: cells of a line stay apart
 * by two spaces or more, columns of prose are put one after the other. Start with {@link
 * dev.baton.documents.reading.DocumentReader}.
 */
@NullMarked
package dev.baton.documents.reading;

import org.jspecify.annotations.NullMarked;
