/**
 * Functions in processes of their own: how one is started, and AWS's Runtime API, by which it gets
 * its invocations. Start with {@link dev.baton.cloud.function.isolated.FunctionProcess}.
 */
@NullMarked
package dev.baton.cloud.function.isolated;

import org.jspecify.annotations.NullMarked;
