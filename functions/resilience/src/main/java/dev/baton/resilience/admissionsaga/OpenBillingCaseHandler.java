package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Opens a case for an admission with its payer. */
public final class OpenBillingCaseHandler implements RequestStreamHandler {
  private final BillingCases cases;
  private final Telemetry telemetry;

  public OpenBillingCaseHandler() {
    this(
        AdmissionSettings.of(System.getenv()).billingCases(),
        Telemetry.of(OpenBillingCaseHandler.class, Clock.systemUTC()));
  }

  OpenBillingCaseHandler(BillingCases cases, Telemetry telemetry) {
    this.cases = cases;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::open);
  }

  private ArrangementResult open(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    return cases.open(admission);
  }
}
