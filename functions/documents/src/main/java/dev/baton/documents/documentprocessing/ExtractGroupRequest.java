package dev.baton.documents.documentprocessing;

import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Asks to extract the facts of one group by the rules of one type. */
public record ExtractGroupRequest(
    DocumentRef document,
    String executionName,
    String type,
    Group group,
    @Nullable String correlationId)
    implements Correlated {

  /** The group and the ticket for its lines. */
  public record Group(int index, ObjectRef ref) {}
}
