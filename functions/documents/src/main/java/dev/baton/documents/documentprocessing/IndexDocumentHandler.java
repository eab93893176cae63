package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.index.TextTerms;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.documents.storage.Stages;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Writes the postings of a document before it is committed: a search honours the commit marker, so
 * that entities and postings become visible in the same moment.
 */
public final class IndexDocumentHandler implements RequestStreamHandler {
  private final ClaimCheck claims;
  private final Stages stages;
  private final SearchIndex index;
  private final Telemetry telemetry;

  public IndexDocumentHandler() {
    this(DocumentsSettings.forAll(System.getenv()));
  }

  private IndexDocumentHandler(DocumentsSettings settings) {
    this(
        settings.claims(),
        settings.stages(),
        settings.searchIndex(),
        Telemetry.of(IndexDocumentHandler.class, Clock.systemUTC()));
  }

  IndexDocumentHandler(ClaimCheck claims, Stages stages, SearchIndex index, Telemetry telemetry) {
    this.claims = claims;
    this.stages = stages;
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
    TextTerms text =
        claims.read(
            request.textRef(),
            stream ->
                TextTerms.of(
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))));
    DocumentRef document = request.document();
    Owner owner = new Owner(document.documentId(), request.executionName());
    // Before, so that nothing is written for a document that is lost; afterwards, because it may
    // have been let go of meanwhile.
    requireHold(owner);
    // Idempotency keys: term, document and execution; see SearchIndex.
    index.add(
        new SearchIndex.Document(owner, request.type(), document.bucket(), document.key()), text);
    requireHold(owner);
    return new IndexDocumentResult(text.size(), text.complete());
  }

  private void requireHold(Owner owner) {
    if (!stages.isHeldBy(owner)) {
      int _ = index.remove(owner);
      throw Stages.lost();
    }
  }
}
