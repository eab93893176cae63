package dev.baton.resilience.guardedcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.breaker.Breakers;
import dev.baton.shared.breaker.CircuitBreaker;
import dev.baton.shared.breaker.Outcome;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Takes a permit back, with how the call went. */
public final class ReportCallHandler implements RequestStreamHandler {
  private final CircuitBreaker breaker;
  private final Telemetry telemetry;

  public ReportCallHandler() {
    this(
        Breakers.of(AskBreakerHandler.DEPENDENCY, System.getenv(), Clock.systemUTC()),
        Telemetry.of(ReportCallHandler.class, Clock.systemUTC()));
  }

  ReportCallHandler(CircuitBreaker breaker, Telemetry telemetry) {
    this.breaker = breaker;
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
    breaker.report(request.permit(), outcome);
    return new ReportCallResult(outcome);
  }
}
