/**
 * Judges the engine by results recorded on AWS. Start reading at {@link
 * dev.baton.console.conformance.ConformanceRun}.
 */
@NullMarked
package dev.baton.console.conformance;

import org.jspecify.annotations.NullMarked;
