package dev.baton.shared.breaker;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.EmfMetrics.Directive;
import dev.baton.shared.telemetry.EmfMetrics.Figure;
import dev.baton.shared.telemetry.EmfMetrics.Unit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Says changes of breakers on the bus and in metrics. */
final class BusBreakerListener implements BreakerListener {
  private final EventBridgeClient client;
  private final String busName;
  private final EmfMetrics metrics;

  BusBreakerListener(EventBridgeClient client, String busName, EmfMetrics metrics) {
    this.client = client;
    this.busName = busName;
    this.metrics = metrics;
  }

  @Override
  public void changed(BreakerStateChanged change) {
    // Idempotency key for consumers: changeId in the detail.
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source("baton.resilience")
            .detailType("BreakerStateChanged")
            .detail(Json.write(change))
            .build();
    var answer = AwsErrors.translating(() -> client.putEvents(request -> request.entries(entry)));
    if (answer.failedEntryCount() > 0) {
      throw new TransientException(
          "event-refused", "The bus answered " + answer.entries().getFirst().errorCode() + ".");
    }
    Figure figure = new Figure("Breaker" + camel(change.state()), 1, Unit.COUNT);
    metrics.write(
        Map.of("breaker", change.breaker()),
        List.of(new Directive(List.of(List.of("breaker"), List.of()), List.of(figure))));
  }

  /** {@code Open}, {@code HalfOpen}, {@code Closed}. */
  private static String camel(String state) {
    StringBuilder name = new StringBuilder();
    for (String word : state.split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }
}
