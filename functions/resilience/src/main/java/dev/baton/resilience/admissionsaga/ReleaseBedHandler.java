package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Undoes {@code ReserveBed}. */
public final class ReleaseBedHandler implements RequestStreamHandler {
  private final Beds beds;
  private final Telemetry telemetry;

  public ReleaseBedHandler() {
    this(
        AdmissionSettings.of(System.getenv()).beds(),
        Telemetry.of(ReleaseBedHandler.class, Clock.systemUTC()));
  }

  ReleaseBedHandler(Beds beds, Telemetry telemetry) {
    this.beds = beds;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::release);
  }

  private ArrangementResult release(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    ArrangementResult result = beds.release(admission);
    telemetry.count("Compensations", 1);
    return result;
  }
}
