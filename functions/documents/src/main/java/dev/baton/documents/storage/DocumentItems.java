package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** All items of one document, whoever wrote them; only a removal looks at them so. */
public final class DocumentItems {
  private static final String REMOVED = "REMOVED";

  private final DynamoDbClient dynamoDb;
  private final BatchWriter writer;
  private final String table;

  public DocumentItems(DynamoDbClient dynamoDb, BatchWriter writer, String table) {
    this.dynamoDb = dynamoDb;
    this.writer = writer;
    this.table = table;
  }

  /** The executions that left something, or hold the document. */
  public Set<String> executionsOf(String documentId) {
    Set<String> executions = new TreeSet<>();
    for (Map<String, AttributeValue> item : items(documentId)) {
      for (String name : List.of("executionName", "holder")) {
        if (item.containsKey(name)) {
          executions.add(Items.required(item, name).s());
        }
      }
    }
    return executions;
  }

  public boolean isRemoved(String documentId) {
    return items(documentId).stream().anyMatch(DocumentItems::isRecord);
  }

  /** Notes when and why a document was removed. */
  public void recordRemoval(String documentId, String reason, Instant now) {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(
                Map.of(
                    "pk", Items.text("DOC#" + documentId),
                    "sk", Items.text(REMOVED),
                    "reason", Items.text(reason),
                    "removedAt", Items.text(now.toString())))
            .build();
    // Idempotency key: pk + sk; the last reason stands.
    AwsErrors.translating(() -> dynamoDb.putItem(request));
  }

  /** Removes the commit marker: from here on nothing of the document is visible. */
  public void hide(String documentId) {
    // Idempotency key: pk + sk; what is gone is not missed.
    AwsErrors.translating(
        () ->
            dynamoDb.deleteItem(
                DeleteItemRequest.builder()
                    .tableName(table)
                    .key(Map.of("pk", Items.text("DOC#" + documentId), "sk", Items.text("COMMIT")))
                    .build()));
  }

  /** Removes all but the record of the removal; says how many items there were. */
  public int removeAll(String documentId) {
    List<WriteRequest> requests = new ArrayList<>();
    for (Map<String, AttributeValue> item : items(documentId)) {
      if (!isRecord(item)) {
        Map<String, AttributeValue> key =
            Map.of("pk", Items.required(item, "pk"), "sk", Items.required(item, "sk"));
        DeleteRequest delete = DeleteRequest.builder().key(key).build();
        requests.add(WriteRequest.builder().deleteRequest(delete).build());
      }
    }
    writer.write(table, requests);
    return requests.size();
  }

  private static boolean isRecord(Map<String, AttributeValue> item) {
    return Items.required(item, "sk").s().equals(REMOVED);
  }

  private List<Map<String, AttributeValue>> items(String documentId) {
    return new Partition(dynamoDb, table, "DOC#" + documentId).items();
  }
}
