package dev.baton.documents.documentprocessing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.documents.storage.Executions;
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
import java.util.Map;

/**
 * Takes a document for an execution, before anything is staged: of several executions of the same
 * document one gets it, the others are told which. An execution that ended without letting go, and
 * without having committed, loses it to whoever asks next.
 */
public final class OpenStageHandler implements RequestStreamHandler {
  private final Stages stages;
  private final Executions executions;
  private final Clock clock;
  private final Telemetry telemetry;

  public OpenStageHandler() {
    this(DocumentsSettings.forTable(System.getenv()), Clock.systemUTC());
  }

  private OpenStageHandler(DocumentsSettings settings, Clock clock) {
    this(
        settings.stages(),
        DocumentsSettings.executions(),
        clock,
        Telemetry.of(OpenStageHandler.class, clock));
  }

  OpenStageHandler(Stages stages, Executions executions, Clock clock, Telemetry telemetry) {
    this.stages = stages;
    this.executions = executions;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(OpenStageRequest.class, telemetry, this::open);
  }

  private OpenStageResult open(OpenStageRequest request) {
    Stage stage =
        new Stage(
            request.document(),
            request.executionName(),
            request.executionArn(),
            request.correlationId(),
            clock.instant(),
            null);
    stages.list(stage);
    if (stages.hold(stage)) {
      return held(stage);
    }
    Holder holder =
        stages.holder(request.document().documentId()).orElseThrow(OpenStageHandler::changed);
    if (isDead(holder)) {
      if (!stages.holdInsteadOf(holder, stage)) {
        throw changed();
      }
      telemetry.info("A dead execution lost its document.", Map.of());
      return held(stage);
    }
    stages.forget(stage.owner());
    return new OpenStageResult(false, holder.executionArn());
  }

  /**
   * The mark of an earlier execution that failed is no longer true; if it comes to it, set anew.
   */
  private OpenStageResult held(Stage stage) {
    stages.unmark(stage);
    return new OpenStageResult(true, stage.executionArn());
  }

  private static TransientException changed() {
    return new TransientException("hold-changed", "the document was let go of at this moment");
  }

  private boolean isDead(Holder holder) {
    return !holder.committed() && executions.endOf(holder.executionArn()).isPresent();
  }
}
