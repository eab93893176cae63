/**
 * The front door: everything that handlers, the engine and users send to a service passes {@link
 * dev.baton.cloud.door.Door}, which identifies the caller, authorizes, injects the faults asked
 * for, meters and forwards. Start with {@link dev.baton.cloud.door.Service}, what stands behind it.
 */
@NullMarked
package dev.baton.cloud.door;

import org.jspecify.annotations.NullMarked;
