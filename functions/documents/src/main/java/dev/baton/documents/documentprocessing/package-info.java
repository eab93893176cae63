/**
 * The handlers of the workflow document-processing, in its order: {@link
 * dev.baton.documents.documentprocessing.ReceiveDocumentHandler}, (classification, in the models
 * area), {@code ExtractGroup}, {@code ValidateExtraction}, {@code IndexDocument}; {@code
 * RemoveStagedEntities} undoes.
 */
@NullMarked
package dev.baton.documents.documentprocessing;

import org.jspecify.annotations.NullMarked;
