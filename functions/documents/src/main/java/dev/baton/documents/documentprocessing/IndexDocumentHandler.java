package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.storage.SearchIndex;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Writes the postings of a committed document. */
public final class IndexDocumentHandler implements RequestStreamHandler {
  private final SearchIndex index;
  private final Telemetry telemetry;

  public IndexDocumentHandler() {
    this(
        DocumentsSettings.forIndex(System.getenv()).searchIndex(),
        Telemetry.of(IndexDocumentHandler.class, Clock.systemUTC()));
  }

  IndexDocumentHandler(SearchIndex index, Telemetry telemetry) {
    this.index = index;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(IndexDocumentRequest.class, telemetry, this::index);
  }

  private IndexDocumentResult index(IndexDocumentRequest request) {
    // Idempotency keys: term and document; see SearchIndex.
    StagedFacts.Owner owner = new StagedFacts.Owner(request.documentId(), request.executionName());
    return new IndexDocumentResult(index.add(owner, request.textRef()));
  }
}
