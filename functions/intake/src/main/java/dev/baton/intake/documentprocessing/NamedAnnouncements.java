package dev.baton.intake.documentprocessing;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Announcements as executions of the workflow {@code announcement}, which publishes each once. */
final class NamedAnnouncements implements Announcements {
  private final SfnClient client;
  private final String stateMachineArn;

  NamedAnnouncements(SfnClient client, String stateMachineArn) {
    this.client = client;
    this.stateMachineArn = stateMachineArn;
  }

  /** The input of an execution. */
  private record Input(Event announcement) {
    record Event(String source, String detailType, DocumentDuplicate detail) {}
  }

  @Override
  public void announce(DocumentDuplicate duplicate, String deliveryId) {
    String name = "intake-" + hash(duplicate.documentId() + "\n" + deliveryId);
    var event = new Input.Event("baton.documents", "DocumentDuplicate", duplicate);
    String input = Json.write(new Input(event));
    AwsErrors.translating(
        () -> {
          try {
            // Idempotency key: document id and delivery id, in the execution's name.
            return client
                .startExecution(
                    request -> request.stateMachineArn(stateMachineArn).name(name).input(input))
                .executionArn();
          } catch (ExecutionAlreadyExistsException e) {
            return name;
          }
        });
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
