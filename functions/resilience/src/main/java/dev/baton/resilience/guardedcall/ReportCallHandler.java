package dev.baton.resilience.guardedcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.breaker.Outcome;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Takes a permit back, with how the call went. */
public final class ReportCallHandler implements RequestStreamHandler {
  private final GuardedBreakers breakers;
  private final Telemetry telemetry;

  public ReportCallHandler() {
    this(
        GuardedBreakers.of(System.getenv(), Clock.systemUTC()),
        Telemetry.of(ReportCallHandler.class, Clock.systemUTC()));
  }

  ReportCallHandler(GuardedBreakers breakers, Telemetry telemetry) {
    this.breakers = breakers;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context).answer(ReportCallRequest.class, telemetry, this::report);
  }

  private ReportCallResult report(ReportCallRequest request) {
    String error = request.error();
    Outcome outcome = error == null ? Outcome.ANSWERED : Outcome.ofErrorName(error);
    // Idempotency key: the permit's version; for calls that are only counted there is none.
    breakers.named(request.permit().breaker()).report(request.permit(), outcome);
    return new ReportCallResult(outcome);
  }
}
