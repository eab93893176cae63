package dev.baton.resilience.guardedcall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.breaker.Permit;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** Gives leave to call a dependency, or refuses it while its breaker is open. */
public final class AskBreakerHandler implements RequestStreamHandler {
  private final GuardedBreakers breakers;
  private final Telemetry telemetry;

  public AskBreakerHandler() {
    this(
        GuardedBreakers.of(System.getenv(), Clock.systemUTC()),
        Telemetry.of(AskBreakerHandler.class, Clock.systemUTC()));
  }

  AskBreakerHandler(GuardedBreakers breakers, Telemetry telemetry) {
    this.breakers = breakers;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    // Idempotency key: none; a second permit of a probe is refused until the lease of the first
    // ends.
    Invocation.of(input, output, context)
        .<AskBreakerRequest, Permit>answer(
            AskBreakerRequest.class, telemetry, request -> breakers.named(request.breaker()).ask());
  }
}
