/**
 * Measures the engine: executions per second, their memory, the start of a JVM, and how cost grows.
 * Start reading at {@link dev.baton.console.bench.EngineBench}.
 */
@NullMarked
package dev.baton.console.bench;

import org.jspecify.annotations.NullMarked;
