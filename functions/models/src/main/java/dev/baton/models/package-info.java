/**
 * All that models decide. Start with {@link dev.baton.models.classification.DocumentClassifier},
 * the port behind which the embedded model works.
 */
@NullMarked
package dev.baton.models;

import org.jspecify.annotations.NullMarked;
