package dev.baton.resilience.admissionsaga;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * What is to be arranged for one admission; the request of every action and every undo of the saga.
 *
 * @param sagaId the execution on whose behalf it is done; an undo undoes only what the same one did
 * @param slot when the room is needed, as ISO time
 */
public record Admission(
    String admissionId,
    String sagaId,
    String ward,
    String room,
    String slot,
    String payer,
    @Nullable String correlationId)
    implements Correlated {}
