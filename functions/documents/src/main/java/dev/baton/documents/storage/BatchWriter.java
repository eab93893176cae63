package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.TransientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes items in batches and repeats what DynamoDB left unprocessed, waiting longer each time. */
public final class BatchWriter {
  /** Waits; tests do not. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  private static final int BATCH = 25;
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MILLIS = 20;

  private final DynamoDbClient dynamoDb;
  private final Pause pause;

  public BatchWriter(DynamoDbClient dynamoDb, Pause pause) {
    this.dynamoDb = dynamoDb;
    this.pause = pause;
  }

  /** Writes all requests, or throws when some are still unprocessed after the last attempt. */
  public void write(String table, List<WriteRequest> requests) {
    for (int from = 0; from < requests.size(); from += BATCH) {
      batch(table, requests.subList(from, Math.min(requests.size(), from + BATCH)));
    }
  }

  private void batch(String table, List<WriteRequest> requests) {
    List<WriteRequest> left = requests;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new TransientException("throttled", left.size() + " items were left unprocessed");
      }
      if (attempt > 0) {
        pause(Duration.ofMillis(FIRST_PAUSE_MILLIS << attempt));
      }
      var request = BatchWriteItemRequest.builder().requestItems(Map.of(table, left)).build();
      // Idempotency key: table + pk + sk of each item; writing or deleting it again changes
      // nothing.
      var response = AwsErrors.translating(() -> dynamoDb.batchWriteItem(request));
      left = response.unprocessedItems().getOrDefault(table, List.of());
    }
  }

  private void pause(Duration duration) {
    try {
      pause.of(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("interrupted", "the function was stopped while it waited");
    }
  }
}
