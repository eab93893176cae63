package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Reserves a bed of a ward for an admission. */
public final class ReserveBedHandler implements RequestStreamHandler {
  private final Beds beds;
  private final Telemetry telemetry;

  public ReserveBedHandler() {
    this(
        AdmissionSettings.of(System.getenv()).beds(),
        Telemetry.of(ReserveBedHandler.class, Clock.systemUTC()));
  }

  ReserveBedHandler(Beds beds, Telemetry telemetry) {
    this.beds = beds;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::reserve);
  }

  private ArrangementResult reserve(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    return beds.reserve(admission);
  }
}
