package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.Executions;
import dev.baton.documents.storage.Executions.End;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.documents.storage.Stages;
import dev.baton.documents.storage.Stages.Holder;
import dev.baton.documents.storage.Stages.Stage;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes what executions left that ended without undoing or finishing: aborted, timed out, or out
 * of luck. What a document lost that way goes to a person; what was committed stays, and is
 * announced.
 *
 * <p>An execution that runs is never touched, however long it takes: what counts is whether Step
 * Functions says that it has ended. One that has ended is left alone for {@link #REST}, in which
 * its last invocations end too.
 */
public final class SweepStagesHandler implements RequestStreamHandler {
  /** Longer than any invocation may take. */
  static final Duration REST = Duration.ofMinutes(15);

  private final Stages stages;
  private final StagedFacts stagedFacts;
  private final SearchIndex index;
  private final Executions executions;
  private final Endings endings;
  private final Clock clock;
  private final Telemetry telemetry;

  public SweepStagesHandler() {
    this(DocumentsSettings.forAll(System.getenv()), Clock.systemUTC());
  }

  private SweepStagesHandler(DocumentsSettings settings, Clock clock) {
    this(
        new Stored(settings.stages(), settings.stagedFacts(), settings.searchIndex()),
        DocumentsSettings.executions(),
        Endings.of(System.getenv(), clock),
        clock,
        Telemetry.of(SweepStagesHandler.class, clock));
  }

  /** Where documents are. */
  record Stored(Stages stages, StagedFacts facts, SearchIndex index) {}

  SweepStagesHandler(
      Stored stored, Executions executions, Endings endings, Clock clock, Telemetry telemetry) {
    this.stages = stored.stages();
    this.stagedFacts = stored.facts();
    this.index = stored.index();
    this.executions = executions;
    this.endings = endings;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(SweepStagesRequest.class, telemetry, request -> sweep());
  }

  private SweepStagesResult sweep() {
    Count count = new Count();
    Instant before = clock.instant().minus(REST);
    stages.forEach(
        stage -> {
          count.listed++;
          try {
            count.swept += isOver(stage, before) ? sweep(stage) : 0;
          } catch (RuntimeException e) {
            // The others are not held up; the invocation fails at its end, and this one is tried
            // again with the next.
            count.failed++;
            count.last = e;
          }
        });
    telemetry.count("StagesSwept", count.swept);
    if (count.last != null) {
      TransientException incomplete =
          new TransientException("sweep-incomplete", count.failed + " stages could not be swept");
      incomplete.initCause(count.last);
      throw incomplete;
    }
    return new SweepStagesResult(count.listed, count.swept);
  }

  private boolean isOver(Stage stage, Instant before) {
    if (stage.closedAt() != null) {
      return stage.closedAt().isBefore(before);
    }
    return stage.openedAt().isBefore(before)
        && executions
            .endOf(stage.executionArn())
            .filter(end -> end.at().isBefore(before))
            .isPresent();
  }

  private int sweep(Stage stage) {
    Owner owner = stage.owner();
    if (stage.closedAt() != null) {
      // Undone long ago: what is left came from an invocation that was given up.
      int _ = remove(owner);
      stages.forget(owner);
      return 0;
    }
    Optional<End> end = executions.endOf(stage.executionArn());
    boolean succeeded = end.isPresent() && end.get().succeeded();
    Optional<Holder> committed = committed(owner);
    if (committed.isPresent()) {
      // Stored, indexed and visible: it stays. Only the word may be missing.
      if (!succeeded) {
        endings.processed(stage, Objects.requireNonNull(committed.get().announcement()));
      }
      stages.forget(owner);
      return 0;
    }
    boolean held = stages.release(owner);
    int removed = remove(owner);
    // Another execution that has the document by now says itself what becomes of it.
    if (!succeeded && stages.holder(owner.documentId()).isEmpty()) {
      endings.needsManualWork(stage);
    }
    stages.forget(owner);
    telemetry.info(
        "What a dead execution left was removed.",
        Map.of("document_id", owner.documentId(), "held", held, "removed", removed));
    return 1;
  }

  private Optional<Holder> committed(Owner owner) {
    return stages
        .holder(owner.documentId())
        .filter(Holder::committed)
        .filter(holder -> owner.executionName().equals(holder.executionName()));
  }

  private int remove(Owner owner) {
    return index.remove(owner) + stagedFacts.remove(owner);
  }

  private static final class Count {
    private int listed;
    private int swept;
    private int failed;
    private @Nullable RuntimeException last;
  }
}
