package dev.baton.shared.breaker;

import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.breaker.CircuitBreaker.Sources;
import dev.baton.shared.settings.Settings;
import dev.baton.shared.telemetry.EmfMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The breakers in one table. */
public final class Breakers {
  // Asking must not take longer than the call that is guarded.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BreakerStore store;
  private final BreakerListener listener;
  private final Clock clock;

  private Breakers(BreakerStore store, BreakerListener listener, Clock clock) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
  }

  /** The breakers of a table, told apart by their names. */
  public static Breakers in(
      DynamoDbClient client, String table, BreakerListener listener, Clock clock) {
    return new Breakers(new DynamoDbBreakerStore(client, table), listener, clock);
  }

  /**
   * The breaker of a dependency as a function's environment says: {@code BREAKERS_TABLE}, {@code
   * EVENT_BUS_NAME} and the settings of {@link BreakerSettings}.
   */
  public static CircuitBreaker of(String name, Map<String, String> environment, Clock clock) {
    return Settings.read(
        environment,
        settings -> {
          DynamoDbClient client =
              AwsClients.build(
                  DynamoDbClient.builder().overrideConfiguration(o -> o.apiCallTimeout(PATIENCE)));
          var listener =
              new BusBreakerListener(
                  AwsClients.build(
                      EventBridgeClient.builder()
                          .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE))),
                  settings.text("EVENT_BUS_NAME"),
                  new EmfMetrics(System.out, clock));
          return in(client, settings.text("BREAKERS_TABLE"), listener, clock)
              .named(name, BreakerSettings.forBreaker(name, settings));
        });
  }

  /** The breaker of this name: as many objects as one likes are one breaker. */
  public CircuitBreaker named(String name, BreakerSettings settings) {
    return new CircuitBreaker(
        name, settings, store, listener, new Sources(clock, () -> UUID.randomUUID().toString()));
  }
}
