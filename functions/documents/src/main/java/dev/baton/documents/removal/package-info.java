/**
 * Removes a document for good, at somebody's request. Start with {@link
 * dev.baton.documents.removal.RemoveDocumentHandler}.
 */
@NullMarked
package dev.baton.documents.removal;

import org.jspecify.annotations.NullMarked;
