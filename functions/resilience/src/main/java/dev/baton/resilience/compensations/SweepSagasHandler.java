package dev.baton.resilience.compensations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Sees to sagas whose execution was stopped or ran out of time, and so undid nothing: starts an
 * execution that undoes them, or lets one go on that had arranged everything.
 */
public final class SweepSagasHandler implements RequestStreamHandler {
  private final DeadSagas sagas;
  private final Telemetry telemetry;

  public SweepSagasHandler() {
    this(
        Settings.read(
            System.getenv(),
            settings ->
                new DeadSagas(
                    AwsClients.build(SfnClient.builder()),
                    settings.text("SAGA_ARN"),
                    settings.text("SAGA_DONE_STATE"),
                    Clock.systemUTC())),
        Telemetry.of(SweepSagasHandler.class, Clock.systemUTC()));
  }

  SweepSagasHandler(DeadSagas sagas, Telemetry telemetry) {
    this.sagas = sagas;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(SweepSagasRequest.class, telemetry, request -> sweep());
  }

  private SweepSagasResult sweep() {
    int undone = 0;
    int redriven = 0;
    for (ExecutionStatus status : DeadSagas.DEAD) {
      for (ExecutionListItem dead : sagas.ended(status)) {
        if (sagas.isSeenTo(dead)) {
          continue;
        }
        if (sagas.wasDone(dead)) {
          sagas.redrive(dead);
          redriven++;
        } else {
          sagas.undo(dead);
          undone++;
        }
      }
    }
    telemetry.count("SagasSwept", undone + redriven);
    telemetry.info("Sagas were swept.", Map.of("undone", undone, "redriven", redriven));
    return new SweepSagasResult(undone, redriven);
  }
}
