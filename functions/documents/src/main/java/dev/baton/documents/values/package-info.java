/**
 * How dates, numbers, amounts and quantities are written, and what they mean. Start with {@link
 * dev.baton.documents.values.Notation}, what a document as a whole shows about its writing.
 */
@NullMarked
package dev.baton.documents.values;

import org.jspecify.annotations.NullMarked;
