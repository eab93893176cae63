/**
 * What a second region holds, and how events get there. Start with {@link
 * dev.baton.infra.replica.ReplicaStack}.
 */
@NullMarked
package dev.baton.infra.replica;

import org.jspecify.annotations.NullMarked;
