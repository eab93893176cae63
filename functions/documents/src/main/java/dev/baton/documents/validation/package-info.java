/**
 * How far what was extracted can be trusted: rules that find disagreement, and a confidence that is
 * the product of evidence. Start with {@link dev.baton.documents.validation.Assessor}.
 */
@NullMarked
package dev.baton.documents.validation;

import org.jspecify.annotations.NullMarked;
