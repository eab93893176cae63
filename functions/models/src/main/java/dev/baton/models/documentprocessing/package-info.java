/** The model call of the workflow document-processing: its state ClassifyDocument. */
@NullMarked
package dev.baton.models.documentprocessing;

import org.jspecify.annotations.NullMarked;
