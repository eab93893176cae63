package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.Stages;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * Undoes {@code OpenStage} and all that was staged since: lets go of the document first, so that
 * nothing of it is visible and what still comes is refused, then removes the entities. What another
 * execution stored stays.
 */
public final class RemoveStagedEntitiesHandler implements RequestStreamHandler {
  private final Stages stages;
  private final StagedFacts stagedFacts;
  private final Clock clock;
  private final Telemetry telemetry;

  public RemoveStagedEntitiesHandler() {
    this(DocumentsSettings.forTable(System.getenv()), Clock.systemUTC());
  }

  private RemoveStagedEntitiesHandler(DocumentsSettings settings, Clock clock) {
    this(
        settings.stages(),
        settings.stagedFacts(),
        clock,
        Telemetry.of(RemoveStagedEntitiesHandler.class, clock));
  }

  RemoveStagedEntitiesHandler(
      Stages stages, StagedFacts stagedFacts, Clock clock, Telemetry telemetry) {
    this.stages = stages;
    this.stagedFacts = stagedFacts;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(UndoRequest.class, telemetry, this::remove);
  }

  private UndoResult remove(UndoRequest request) {
    // Idempotency: what is gone already is not counted and not missed.
    int hold = stages.release(request.owner()) ? 1 : 0;
    int removed = hold + stagedFacts.remove(request.owner());
    stages.close(request.owner(), clock.instant());
    telemetry.count("Compensations", 1);
    return new UndoResult(removed);
  }
}
