package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.Stages;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/** Extracts the facts of one group of sections and stages them: nobody sees them before commit. */
public final class ExtractGroupHandler implements RequestStreamHandler {
  private final DocumentSource source;
  private final ClaimCheck claims;
  private final Stages stages;
  private final StagedFacts stagedFacts;
  private final Telemetry telemetry;

  public ExtractGroupHandler() {
    this(DocumentsSettings.forFacts(System.getenv()));
  }

  private ExtractGroupHandler(DocumentsSettings settings) {
    this(
        settings.source(),
        settings.claims(),
        settings.stages(),
        settings.stagedFacts(),
        Telemetry.of(ExtractGroupHandler.class, Clock.systemUTC()));
  }

  ExtractGroupHandler(
      DocumentSource source,
      ClaimCheck claims,
      Stages stages,
      StagedFacts stagedFacts,
      Telemetry telemetry) {
    this.source = source;
    this.claims = claims;
    this.stages = stages;
    this.stagedFacts = stagedFacts;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ExtractGroupRequest.class, telemetry, this::extract);
  }

  private ExtractGroupResult extract(ExtractGroupRequest request) {
    source.requirePresent(request.document());
    SectionGroup group = claims.getJson(request.group().ref(), SectionGroup.class);
    List<Fact> facts = new Extractor(DocumentType.of(request.type())).extract(group);
    StagedFacts.Owner owner =
        new StagedFacts.Owner(request.document().documentId(), request.executionName());
    // Idempotency keys: document, execution, group and place; see StagedFacts.
    stagedFacts.stage(owner, request.group().index(), facts);
    // Looked at afterwards: whoever lets go of the document first and removes then, or this, sees
    // what the other left.
    if (!stages.isHeldBy(owner)) {
      int _ = stagedFacts.remove(owner);
      throw Stages.lost();
    }
    return new ExtractGroupResult(facts.size());
  }
}
