package dev.baton.intake.documentprocessing;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Announcements on the custom bus. */
final class BusAnnouncements implements Announcements {
  private final EventBridgeClient client;
  private final String busName;

  BusAnnouncements(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public void announce(DocumentDuplicate duplicate) {
    // Idempotency key for consumers: documentId and executionArn in the detail.
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source("baton.documents")
            .detailType("DocumentDuplicate")
            .detail(Json.write(duplicate))
            .build();
    var answer = AwsErrors.translating(() -> client.putEvents(request -> request.entries(entry)));
    if (answer.failedEntryCount() > 0) {
      throw new TransientException(
          "event-refused", "The bus answered " + answer.entries().getFirst().errorCode() + ".");
    }
  }
}
