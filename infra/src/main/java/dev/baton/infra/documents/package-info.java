/**
 * The resources of document processing. Start with {@link
 * dev.baton.infra.documents.DocumentsStack}.
 */
@NullMarked
package dev.baton.infra.documents;

import org.jspecify.annotations.NullMarked;
