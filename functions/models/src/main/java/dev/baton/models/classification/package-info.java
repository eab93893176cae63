/**
 * Which type a document is of: embedded MiniLM against labelled exemplars, together with the words
 * that each type is written in. Start with {@link
 * dev.baton.models.classification.EmbeddedClassifier}.
 */
@NullMarked
package dev.baton.models.classification;

import org.jspecify.annotations.NullMarked;
