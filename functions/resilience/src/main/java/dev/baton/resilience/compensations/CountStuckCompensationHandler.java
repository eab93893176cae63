package dev.baton.resilience.compensations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/** Counts the compensations that are announced as stuck: an alarm looks at the figure. */
public final class CountStuckCompensationHandler implements RequestStreamHandler {
  private final Telemetry telemetry;

  public CountStuckCompensationHandler() {
    this(Telemetry.of(CountStuckCompensationHandler.class, Clock.systemUTC()));
  }

  CountStuckCompensationHandler(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(CompensationStuckEvent.class, telemetry, this::count);
  }

  private Map<String, Integer> count(CompensationStuckEvent event) {
    telemetry.count("StuckCompensations", 1);
    telemetry.info(
        "A compensation is stuck.",
        Map.of("workflow", event.detail().workflow(), "undone_step", event.detail().step()));
    return Map.of("counted", 1);
  }
}
