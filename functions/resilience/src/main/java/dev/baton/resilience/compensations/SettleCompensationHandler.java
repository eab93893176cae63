package dev.baton.resilience.compensations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.baton.resilience.compensations.SettleCompensationRequest.Action;
import dev.baton.resilience.compensations.SettleCompensationRequest.Valid;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.invocation.Invocation;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Does what a person wants about a stuck compensation: runs its undo again, or notes that it was
 * seen to by hand. Both are noted with who, when and why, and so is a retry that failed again.
 */
public final class SettleCompensationHandler implements RequestStreamHandler {
  private final StuckCompensations stuck;
  private final Undo undo;
  private final Clock clock;
  private final Telemetry telemetry;

  public SettleCompensationHandler() {
    this(
        new StuckCompensations(
            AwsClients.dynamoDb(),
            Settings.read(System.getenv(), settings -> settings.text("SAGAS_TABLE"))),
        Undo.by(AwsClients.build(LambdaClient.builder())),
        Clock.systemUTC());
  }

  private SettleCompensationHandler(StuckCompensations stuck, Undo undo, Clock clock) {
    this(stuck, undo, clock, Telemetry.of(SettleCompensationHandler.class, clock));
  }

  SettleCompensationHandler(StuckCompensations stuck, Undo undo, Clock clock, Telemetry telemetry) {
    this.stuck = stuck;
    this.undo = undo;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Invocation.of(input, output, context)
        .answer(SettleCompensationRequest.class, telemetry, request -> settle(request.valid()));
  }

  private SettleCompensationResult settle(Valid request) {
    StuckCompensations.Stuck open = stuck.open(request.compensationId());
    Optional<String> error =
        request.action() == Action.RETRY
            ? undo.run(open.function(), open.request())
            : Optional.empty();
    String status = error.isEmpty() ? StuckCompensations.RESOLVED : StuckCompensations.OPEN;
    stuck.note(
        request, status, error.map(name -> "failed: " + name).orElse("done"), clock.instant());
    telemetry.count(error.isEmpty() ? "CompensationsSettled" : "CompensationsFailedAgain", 1);
    return new SettleCompensationResult(request.compensationId(), status, error.orElse(null));
  }
}
