package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.index.SearchIndex;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Undoes {@code IndexDocument}: removes the postings that the execution added. */
public final class RemovePostingsHandler implements RequestStreamHandler {
  private final SearchIndex index;
  private final Telemetry telemetry;

  public RemovePostingsHandler() {
    this(
        DocumentsSettings.forIndex(System.getenv()).searchIndex(),
        Telemetry.of(RemovePostingsHandler.class, Clock.systemUTC()));
  }

  RemovePostingsHandler(SearchIndex index, Telemetry telemetry) {
    this.index = index;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(UndoRequest.class, telemetry, this::undo);
  }

  private UndoResult undo(UndoRequest request) {
    // Idempotency: what is gone already is not counted and not missed.
    int removed = index.remove(request.owner());
    telemetry.count("Compensations", 1);
    return new UndoResult(removed);
  }
}
