package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Undoes {@code BookProcedure}. */
public final class CancelProcedureHandler implements RequestStreamHandler {
  private final Rooms rooms;
  private final Telemetry telemetry;

  public CancelProcedureHandler() {
    this(
        AdmissionSettings.of(System.getenv()).rooms(),
        Telemetry.of(CancelProcedureHandler.class, Clock.systemUTC()));
  }

  CancelProcedureHandler(Rooms rooms, Telemetry telemetry) {
    this.rooms = rooms;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::cancel);
  }

  private ArrangementResult cancel(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    ArrangementResult result = rooms.cancel(admission);
    telemetry.count("Compensations", 1);
    return result;
  }
}
