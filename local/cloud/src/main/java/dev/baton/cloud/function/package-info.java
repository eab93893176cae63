/**
 * Lambda: functions in this process, each with an environment, credentials and classes of its own,
 * and the service that invokes them. Start with {@link dev.baton.cloud.function.LambdaFunction}.
 */
@NullMarked
package dev.baton.cloud.function;

import org.jspecify.annotations.NullMarked;
