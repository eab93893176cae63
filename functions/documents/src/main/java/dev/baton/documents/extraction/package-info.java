/**
 * Facts out of lines by rules: labelled fields, which are data in {@code <type>.json}, and what
 * stands in tables, lists and sentences. Start with {@link
 * dev.baton.documents.extraction.Extractor}.
 */
@NullMarked
package dev.baton.documents.extraction;

import org.jspecify.annotations.NullMarked;
