/**
 * What the classes of functions call instead of the JDK's environment, clock and standard output;
 * the only classes of the cloud that functions see. Start with {@link
 * dev.baton.cloud.function.host.Surroundings}.
 */
@NullMarked
package dev.baton.cloud.function.host;

import org.jspecify.annotations.NullMarked;
