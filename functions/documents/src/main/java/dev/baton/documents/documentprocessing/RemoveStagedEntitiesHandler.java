package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * Undoes what an execution stored for a document: commit marker, staged facts and postings, in this
 * order, so that nothing half done is ever visible. What another execution stored stays.
 */
public final class RemoveStagedEntitiesHandler implements RequestStreamHandler {
  private final StagedFacts stagedFacts;
  private final SearchIndex index;
  private final Telemetry telemetry;

  public RemoveStagedEntitiesHandler() {
    this(DocumentsSettings.forAll(System.getenv()));
  }

  private RemoveStagedEntitiesHandler(DocumentsSettings settings) {
    this(
        settings.stagedFacts(),
        settings.searchIndex(),
        Telemetry.of(RemoveStagedEntitiesHandler.class, Clock.systemUTC()));
  }

  RemoveStagedEntitiesHandler(StagedFacts stagedFacts, SearchIndex index, Telemetry telemetry) {
    this.stagedFacts = stagedFacts;
    this.index = index;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(RemoveStagedEntitiesRequest.class, telemetry, this::remove);
  }

  private RemoveStagedEntitiesResult remove(RemoveStagedEntitiesRequest request) {
    StagedFacts.Owner owner = new StagedFacts.Owner(request.documentId(), request.executionName());
    // Idempotency: what is gone already is not counted and not missed.
    return new RemoveStagedEntitiesResult(stagedFacts.remove(owner) + index.remove(owner));
  }
}
