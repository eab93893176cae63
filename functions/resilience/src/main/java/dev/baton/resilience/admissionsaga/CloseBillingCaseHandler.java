package dev.baton.resilience.admissionsaga;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Undoes {@code OpenBillingCase}. */
public final class CloseBillingCaseHandler implements RequestStreamHandler {
  private final BillingCases cases;
  private final Telemetry telemetry;

  public CloseBillingCaseHandler() {
    this(
        AdmissionSettings.of(System.getenv()).billingCases(),
        Telemetry.of(CloseBillingCaseHandler.class, Clock.systemUTC()));
  }

  CloseBillingCaseHandler(BillingCases cases, Telemetry telemetry) {
    this.cases = cases;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(Admission.class, telemetry, this::close);
  }

  private ArrangementResult close(Admission admission) {
    // Idempotency key: admission and kind; see Arrangements.
    ArrangementResult result = cases.close(admission);
    telemetry.count("Compensations", 1);
    return result;
  }
}
