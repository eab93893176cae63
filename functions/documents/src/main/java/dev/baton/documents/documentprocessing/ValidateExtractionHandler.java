package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.storage.LinkedDocuments;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.validation.Assessment;
import dev.baton.documents.validation.Assessor;
import dev.baton.documents.validation.Evidence;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Judges the staged facts of a document and leaves the extraction with its factors in S3. */
public final class ValidateExtractionHandler implements RequestStreamHandler {
  /** Behind the groups of the document itself, of which there are at most 40. */
  private static final int LINKED_GROUP = 900;

  private final ClaimCheck claims;
  private final String bucket;
  private final StagedFacts stagedFacts;
  private final LinkedDocuments linked;
  private final Telemetry telemetry;

  public ValidateExtractionHandler() {
    this(DocumentsSettings.forFacts(System.getenv()));
  }

  private ValidateExtractionHandler(DocumentsSettings settings) {
    this(
        settings.claims(),
        settings.bucket(),
        settings.stagedFacts(),
        settings.linkedDocuments(),
        Telemetry.of(ValidateExtractionHandler.class, Clock.systemUTC()));
  }

  ValidateExtractionHandler(
      ClaimCheck claims,
      String bucket,
      StagedFacts stagedFacts,
      LinkedDocuments linked,
      Telemetry telemetry) {
    this.claims = claims;
    this.bucket = bucket;
    this.linked = linked;
    this.stagedFacts = stagedFacts;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(ValidateExtractionRequest.class, telemetry, this::validate);
  }

  private ValidateExtractionResult validate(ValidateExtractionRequest request) {
    String documentId = request.document().documentId();
    StagedFacts.Owner owner = new StagedFacts.Owner(documentId, request.executionName());
    List<Fact> facts = new ArrayList<>(stagedFacts.all(owner));
    Gathered gathered = request.gathered() ? gathered(owner, facts) : null;
    ReadingSummary reading =
        claims.getJson(ref(WorkKeys.reading(request.executionName())), ReadingSummary.class);
    Evidence evidence = reading.evidence(request.classification(), request.textQuality());
    DocumentType type = DocumentType.of(request.type());
    Assessment assessment =
        new Assessor(type).assess(facts, evidence, gathered == null ? null : gathered.earlier());
    if (request.correlationId() != null) {
      linked.note(new LinkedDocuments.Link(request.correlationId(), owner), type, facts);
    }
    Extraction extraction =
        new Extraction(
            documentId,
            request.type(),
            assessment.confidence(),
            gathered == null ? null : gathered.earlier().confidence(),
            gathered == null ? null : gathered.reading(),
            assessment.factors(),
            assessment.findings(),
            facts);
    ObjectRef ref = claims.putJson(WorkKeys.extraction(request.executionName()), extraction);
    telemetry.info(
        "The extraction was judged.",
        Map.of(
            "confidence",
            assessment.confidence(),
            "entities",
            facts.size(),
            "findings",
            assessment.findings().stream().map(finding -> finding.code()).toList().toString()));
    return new ValidateExtractionResult(
        assessment.confidence(), facts.size(), assessment.findings().size(), ref, hash(extraction));
  }

  /** What was gathered; what other documents contribute is staged and added to the facts. */
  private Gathered gathered(StagedFacts.Owner owner, List<Fact> facts) {
    Gathered gathered =
        claims.getJson(ref(WorkKeys.gathered(owner.executionName())), Gathered.class);
    facts.removeIf(Fact::isLinked);
    facts.addAll(gathered.linked());
    // Idempotency keys: document, execution, the group of what others contribute, and place.
    stagedFacts.stage(owner, LINKED_GROUP, gathered.linked());
    return gathered;
  }

  private ObjectRef ref(String key) {
    return new ObjectRef(bucket, key);
  }

  private static String hash(Extraction extraction) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Json.writeBytes(extraction)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
