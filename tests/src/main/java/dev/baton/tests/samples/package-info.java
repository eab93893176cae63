/**
 * Makes the sample documents of {@code events/samples/document-processing}, always the same bytes.
 * Start with {@link dev.baton.tests.samples.SampleDocuments}.
 */
@NullMarked
package dev.baton.tests.samples;

import org.jspecify.annotations.NullMarked;
