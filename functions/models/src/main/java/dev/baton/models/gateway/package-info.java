/**
 * Chat models of other providers behind one setting, and the gate their answers pass. Start with
 * {@link dev.baton.models.gateway.ChatModels} and {@link dev.baton.models.gateway.SchemaGate}.
 */
@NullMarked
package dev.baton.models.gateway;

import org.jspecify.annotations.NullMarked;
