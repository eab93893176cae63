/**
 * The engine's only way out: what a Task calls. Start reading at {@link
 * dev.baton.engine.port.ServicePort}.
 */
@NullMarked
package dev.baton.engine.port;

import org.jspecify.annotations.NullMarked;
