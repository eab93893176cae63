package dev.baton.approvals.approval;

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
  public void announce(ApprovalRequested requested) {
    // Idempotency key for consumers: approvalId in the detail.
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source("baton.approvals")
            .detailType("ApprovalRequested")
            .detail(Json.write(requested))
            .build();
    var answer = AwsErrors.translating(() -> client.putEvents(request -> request.entries(entry)));
    if (answer.failedEntryCount() > 0) {
      throw new TransientException(
          "event-refused", "The bus answered " + answer.entries().getFirst().errorCode() + ".");
    }
  }
}
