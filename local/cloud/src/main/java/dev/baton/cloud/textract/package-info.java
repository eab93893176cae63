/**
 * Text detection as Amazon Textract offers it, by the machine's own Tesseract: the same calls, jobs
 * and blocks, so that a workflow recognizes scanned pages on a laptop too. Start with {@link
 * dev.baton.cloud.textract.TextractPart}.
 */
@NullMarked
package dev.baton.cloud.textract;

import org.jspecify.annotations.NullMarked;
