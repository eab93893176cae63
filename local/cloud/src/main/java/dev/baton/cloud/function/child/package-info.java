/**
 * What runs of the cloud in a function's own process: the end with its parent, and a clock that is
 * the cloud's. Nothing here uses more than the JDK, AWS's runtime and the stand-ins of {@link
 * dev.baton.cloud.function.host}. Start with {@link dev.baton.cloud.function.child.FunctionMain}.
 */
@NullMarked
package dev.baton.cloud.function.child;

import org.jspecify.annotations.NullMarked;
