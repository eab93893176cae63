package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.documentprocessing.Alternatives.Alternative;
import dev.baton.documents.documentprocessing.ReceiveDocumentResult.Group;
import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.reading.RecognizedText;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.documents.storage.LinkedDocuments;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.validation.Assessor;
import dev.baton.documents.validation.Contributions;
import dev.baton.documents.validation.Earlier;
import dev.baton.documents.validation.Evidence;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import dev.baton.shared.errors.ResourceException;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers more information about a document that is in doubt: reads it in other ways and keeps the
 * one that agrees best with itself, and asks the other documents of its correlation id. What was
 * staged of the first reading is removed when there is another one.
 */
public final class GatherInformationHandler implements RequestStreamHandler {
  private final Sources sources;
  private final ClaimCheck claims;
  private final StagedFacts stagedFacts;
  private final Telemetry telemetry;

  /** Where information is gathered. */
  record Sources(String bucket, DocumentSource uploads, LinkedDocuments linked, long maxBytes) {}

  public GatherInformationHandler() {
    this(DocumentsSettings.forFacts(System.getenv()));
  }

  private GatherInformationHandler(DocumentsSettings settings) {
    this(
        new Sources(
            settings.bucket(), settings.source(), settings.linkedDocuments(), settings.maxBytes()),
        settings.claims(),
        settings.stagedFacts(),
        Telemetry.of(GatherInformationHandler.class, Clock.systemUTC()));
  }

  GatherInformationHandler(
      Sources sources, ClaimCheck claims, StagedFacts stagedFacts, Telemetry telemetry) {
    this.sources = sources;
    this.claims = claims;
    this.stagedFacts = stagedFacts;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(GatherInformationRequest.class, telemetry, this::gather);
  }

  private GatherInformationResult gather(GatherInformationRequest request) {
    String execution = request.executionName();
    Extraction first = claims.getJson(ref(WorkKeys.extraction(execution)), Extraction.class);
    StagedFacts.Owner owner = new StagedFacts.Owner(request.document().documentId(), execution);
    DocumentType type = DocumentType.of(request.type());
    List<List<Fact>> others =
        request.correlationId() == null
            ? List.of()
            : sources
                .linked()
                .others(new LinkedDocuments.Link(request.correlationId(), owner), type);
    Better better = better(request, first, others);
    List<Fact> facts = better == null ? first.entities() : better.facts();
    List<Fact> linked = Contributions.to(type, facts, others);
    claims.putJson(
        WorkKeys.gathered(execution),
        new Gathered(
            better == null ? null : better.alternative().name(),
            linked,
            earlier(first, better != null)));
    List<Group> groups = better == null ? List.of() : left(execution, better.alternative());
    if (better != null) {
      // Extracting replaces item by item, and another reading may have fewer of them.
      int _ = stagedFacts.remove(owner);
    }
    telemetry.info(
        "More information was gathered.",
        Map.of(
            "reading",
            better == null ? "same" : better.alternative().name(),
            "linked",
            linked.size()));
    return new GatherInformationResult(
        better != null || !linked.isEmpty(),
        better == null ? null : better.alternative().name(),
        linked.size(),
        groups);
  }

  /** A reading with the facts in it. */
  private record Better(Alternative alternative, List<Fact> facts) {}

  /** The reading that is trusted most, when it is trusted more than the first. */
  private @Nullable Better better(
      GatherInformationRequest request, Extraction first, List<List<Fact>> others) {
    DocumentType type = DocumentType.of(request.type());
    Assessor assessor = new Assessor(type);
    ReadingSummary reading =
        claims.getJson(ref(WorkKeys.reading(request.executionName())), ReadingSummary.class);
    Evidence evidence = reading.evidence(request.classification(), request.textQuality());
    List<Fact> same = new ArrayList<>(first.entities());
    same.addAll(Contributions.to(type, same, others));
    double best = assessor.assess(same, evidence, earlier(first, false)).confidence();
    Better better = null;
    Extractor extractor = new Extractor(type);
    Set<List<SectionGroup>> tried = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Alternative alternative : alternatives(request, reading)) {
      if (!tried.add(alternative.groups())) {
        continue;
      }
      List<Fact> own = alternative.facts(extractor);
      List<Fact> facts = new ArrayList<>(own);
      facts.addAll(Contributions.to(type, own, others));
      double confidence = assessor.assess(facts, evidence, earlier(first, true)).confidence();
      if (confidence > best) {
        best = confidence;
        better = new Better(alternative, own);
      }
    }
    return better;
  }

  private static Earlier earlier(Extraction first, boolean reread) {
    return new Earlier(first.confidence(), first.findings(), first.entities(), reread);
  }

  private List<Alternative> alternatives(GatherInformationRequest request, ReadingSummary reading) {
    Path file = null;
    try {
      sources.uploads().requirePresent(request.document());
      file = Files.createTempFile("document", ".bin");
      sources.uploads().download(request.document(), file);
      String folder = reading.recognized();
      RecognizedText recognized =
          folder == null ? null : RecognizedParts.in(sources.bucket(), folder, claims);
      return new Alternatives(sources.maxBytes()).of(file, recognized);
    } catch (IOException e) {
      throw new ResourceException("disk", "the function's own disk could not be used");
    } finally {
      delete(file);
    }
  }

  private List<Group> left(String execution, Alternative better) {
    List<Group> groups = new ArrayList<>();
    for (SectionGroup group : better.groups()) {
      ObjectRef ref = claims.putJson(WorkKeys.groupAgain(execution, group.index()), group);
      groups.add(new Group(group.index(), ref, group.sections().size()));
    }
    return groups;
  }

  private ObjectRef ref(String key) {
    return new ObjectRef(sources.bucket(), key);
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What is left goes with the function's instance.
    }
  }
}
