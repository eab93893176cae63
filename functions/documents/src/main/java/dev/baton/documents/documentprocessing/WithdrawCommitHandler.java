package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.storage.Stages;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Undoes {@code CommitEntities}: the entities are staged again and nobody sees them. */
public final class WithdrawCommitHandler implements RequestStreamHandler {
  private final Stages stages;
  private final Telemetry telemetry;

  public WithdrawCommitHandler() {
    this(
        DocumentsSettings.forTable(System.getenv()).stages(),
        Telemetry.of(WithdrawCommitHandler.class, Clock.systemUTC()));
  }

  WithdrawCommitHandler(Stages stages, Telemetry telemetry) {
    this.stages = stages;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(UndoRequest.class, telemetry, this::undo);
  }

  private UndoResult undo(UndoRequest request) {
    // Idempotency: what is gone already is not counted and not missed.
    int removed = stages.withdraw(request.owner()) ? 1 : 0;
    telemetry.count("Compensations", 1);
    return new UndoResult(removed);
  }
}
