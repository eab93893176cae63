/**
 * DataForge: documents are read, extracted, judged and indexed. Start with {@link
 * dev.baton.documents.documentprocessing}, the handlers in the order of the workflow.
 */
@NullMarked
package dev.baton.documents;

import org.jspecify.annotations.NullMarked;
