package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Fact;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Judges the staged facts of a document and leaves the extraction with its factors in S3. */
public final class ValidateExtractionHandler implements RequestStreamHandler {
  private final ClaimCheck claims;
  private final String bucket;
  private final StagedFacts stagedFacts;
  private final Telemetry telemetry;

  public ValidateExtractionHandler() {
    this(DocumentsSettings.forFacts(System.getenv()));
  }

  private ValidateExtractionHandler(DocumentsSettings settings) {
    this(
        settings.claims(),
        settings.bucket(),
        settings.stagedFacts(),
        Telemetry.of(ValidateExtractionHandler.class, Clock.systemUTC()));
  }

  ValidateExtractionHandler(
      ClaimCheck claims, String bucket, StagedFacts stagedFacts, Telemetry telemetry) {
    this.claims = claims;
    this.bucket = bucket;
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
    List<Fact> facts = stagedFacts.all(new StagedFacts.Owner(documentId, request.executionName()));
    ObjectRef readingRef = new ObjectRef(bucket, WorkKeys.reading(request.executionName()));
    ReadingSummary reading = claims.getJson(readingRef, ReadingSummary.class);
    Evidence evidence =
        new Evidence(
            request.classification().confidence(),
            request.classification().margin(),
            request.textQuality(),
            reading.pages(),
            new Evidence.Announced(reading.announcedPages(), reading.marks()));
    Assessment assessment = new Assessor(DocumentType.of(request.type())).assess(facts, evidence);
    Extraction extraction =
        new Extraction(
            documentId,
            request.type(),
            assessment.confidence(),
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

  private static String hash(Extraction extraction) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Json.writeBytes(extraction)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
