/**
 * Uploads become named executions of document-processing. Start with {@link
 * dev.baton.intake.documentprocessing.IntakeDocumentHandler}.
 */
@NullMarked
package dev.baton.intake.documentprocessing;

import org.jspecify.annotations.NullMarked;
