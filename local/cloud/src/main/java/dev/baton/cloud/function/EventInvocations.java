package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsException;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Invocations whose caller does not wait (type {@code Event}): run in the background, and tried
 * twice more when they fail, after one and two minutes. Safe for threads.
 */
final class EventInvocations implements AutoCloseable {
  private static final int RETRIES = 2;

  private final EngineClock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  EventInvocations(EngineClock clock) {
    this.clock = clock;
  }

  void accept(LambdaFunction function, byte[] payload, String callerName) {
    attempt(function, payload, callerName, 0);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void attempt(LambdaFunction function, byte[] payload, String callerName, int retry) {
    Hold hold = clock.hold("event invocation of " + function.spec().name());
    threads.execute(
        Context.current()
            .wrap(
                () -> {
                  try (hold) {
                    if (!succeeds(function, payload, callerName) && retry < RETRIES) {
                      Runnable again =
                          Context.current()
                              .wrap(() -> attempt(function, payload, callerName, retry + 1));
                      clock.at(clock.now().plus(Duration.ofMinutes(retry + 1)), again);
                    }
                  }
                }));
  }

  private static boolean succeeds(LambdaFunction function, byte[] payload, String callerName) {
    try {
      return !function.invoke(payload, callerName).failed();
    } catch (AwsException e) {
      return false;
    }
  }
}
