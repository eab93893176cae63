/**
 * A document's lines divided into sections by headings, and these into the groups that are
 * extracted side by side. Start with {@link dev.baton.documents.sections.Sections}.
 */
@NullMarked
package dev.baton.documents.sections;

import org.jspecify.annotations.NullMarked;
