/**
 * What a command needs built before it runs: {@link dev.baton.console.build.Synthesis} brings the
 * function jars and {@code cdk.out} up to date, and does nothing when no source changed.
 */
@NullMarked
package dev.baton.console.build;

import org.jspecify.annotations.NullMarked;
