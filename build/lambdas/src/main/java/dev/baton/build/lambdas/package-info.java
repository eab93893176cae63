/**
 * What is done to the jar of an area after it was put together: its lambdas become classes, and
 * clients have only the operations that are called. Start with {@link
 * dev.baton.build.lambdas.FunctionJar}.
 */
@NullMarked
package dev.baton.build.lambdas;

import org.jspecify.annotations.NullMarked;
