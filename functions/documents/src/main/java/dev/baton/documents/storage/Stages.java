package dev.baton.documents.storage;

import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.events.DocumentRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Which execution holds a document, and which executions have something staged.
 *
 * <p>The item {@code COMMIT} of a document names its holder: only the holder may stage, index and
 * commit. It becomes the commit marker when the holder's name is also in {@code executionName}; a
 * reader needs no other attribute. Letting go of it fences the execution off: whatever it still
 * writes finds, afterwards, that it no longer holds the document, and is taken back.
 *
 * <p>The partition {@code STAGES} lists what was ever begun and not yet finished, so that a sweeper
 * finds the rest of executions that died.
 */
public final class Stages {
  private static final String LIST = "STAGES";
  private static final String MINE = "holder = :me";
  private static final Map<String, String> TYPE_AND_ROUTE =
      Map.of("#type", "type", "#route", "route");

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Stages(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** What one execution has begun for one document. */
  public record Stage(
      DocumentRef document,
      String executionName,
      String executionArn,
      String correlationId,
      Instant openedAt,
      @Nullable Instant closedAt) {
    public Owner owner() {
      return new Owner(document.documentId(), executionName);
    }
  }

  /**
   * The execution that holds a document.
   *
   * @param announcement how it announces what it has committed; null while nothing is visible
   */
  public record Holder(String executionName, String executionArn, @Nullable String announcement) {
    public boolean committed() {
      return announcement != null;
    }
  }

  /** Lists the stage; before anything is staged, so that nothing staged is ever unknown. */
  public void list(Stage stage) {
    Map<String, AttributeValue> item = new HashMap<>(listKey(stage.owner()));
    DocumentRef document = stage.document();
    item.put("documentId", Items.text(document.documentId()));
    item.put("bucket", Items.text(document.bucket()));
    item.put("key", Items.text(document.key()));
    if (document.versionId() != null) {
      item.put("versionId", Items.text(document.versionId()));
    }
    item.put("size", Items.number(document.size()));
    item.put("executionName", Items.text(stage.executionName()));
    item.put("executionArn", Items.text(stage.executionArn()));
    item.put("correlationId", Items.text(stage.correlationId()));
    item.put("openedAt", Items.text(stage.openedAt().toString()));
    // Idempotency key: pk + sk, which say document and execution.
    AwsErrors.translating(() -> dynamoDb.putItem(put -> put.tableName(table).item(item)));
  }

  /** Takes the document for this stage unless another execution holds it; says whether it does. */
  public boolean hold(Stage stage) {
    return take(stage, "attribute_not_exists(pk) OR " + MINE, Map.of());
  }

  /** Takes the document from a holder that died before it committed; says whether it did. */
  public boolean holdInsteadOf(Holder dead, Stage stage) {
    return take(
        stage,
        "holder = :dead AND attribute_not_exists(executionName)",
        Map.of(":dead", Items.text(dead.executionName())));
  }

  /** Takes back that a person is needed, as another execution said: this one tries anew. */
  public void unmark(Stage stage) {
    // Idempotency key: pk + sk under the condition that the mark is another's: an invocation that
    // comes late does not take this execution's own.
    boolean _ =
        held(
            () ->
                dynamoDb.deleteItem(
                    delete ->
                        delete
                            .tableName(table)
                            .key(markKey(stage.document().documentId()))
                            .conditionExpression("executionName <> :me")
                            .expressionAttributeValues(me(stage.owner()))));
  }

  /** Who holds a document; empty when nobody does. */
  public Optional<Holder> holder(String documentId) {
    var found =
        AwsErrors.translating(
            () ->
                dynamoDb.getItem(
                    get -> get.tableName(table).key(holdKey(documentId)).consistentRead(true)));
    if (!found.hasItem() || found.item().isEmpty()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> item = found.item();
    return Optional.of(
        new Holder(
            Items.required(item, "holder").s(),
            Items.required(item, "executionArn").s(),
            item.containsKey("executionName") ? Items.required(item, "announcement").s() : null));
  }

  /** Whether this execution holds its document. */
  public boolean isHeldBy(Owner owner) {
    return holder(owner.documentId())
        .filter(holder -> holder.executionName().equals(owner.executionName()))
        .isPresent();
  }

  /** What becomes of an execution that writes though it was given up. */
  public static LogicException lost() {
    return new LogicException(
        "stage-lost", "this execution no longer holds the document; what it wrote is taken back");
  }

  /** Makes the entities invisible again; says whether they were visible by this execution. */
  public boolean withdraw(Owner owner) {
    // Idempotency key: pk + sk under the condition that the marker is this execution's.
    return held(
        () ->
            dynamoDb.updateItem(
                update ->
                    update
                        .tableName(table)
                        .key(holdKey(owner.documentId()))
                        .updateExpression(
                            "REMOVE executionName, #type, confidence, #route, entities,"
                                + " announcement, committedAt")
                        .conditionExpression(MINE + " AND attribute_exists(executionName)")
                        .expressionAttributeNames(TYPE_AND_ROUTE)
                        .expressionAttributeValues(me(owner))));
  }

  /** Lets go of the document, marker and all; says whether this execution held it. */
  public boolean release(Owner owner) {
    // Idempotency key: pk + sk under the condition that the document is held by this execution.
    return held(
        () ->
            dynamoDb.deleteItem(
                delete ->
                    delete
                        .tableName(table)
                        .key(holdKey(owner.documentId()))
                        .conditionExpression(MINE)
                        .expressionAttributeValues(me(owner))));
  }

  /**
   * Notes that the stage was undone. It stays listed until no invocation of its execution can still
   * be running, so that what such a one leaves is found.
   */
  public void close(Owner owner, Instant now) {
    // Idempotency key: pk + sk; the first time stays.
    boolean _ =
        held(
            () ->
                dynamoDb.updateItem(
                    update ->
                        update
                            .tableName(table)
                            .key(listKey(owner))
                            .updateExpression("SET closedAt = if_not_exists(closedAt, :now)")
                            .conditionExpression("attribute_exists(pk)")
                            .expressionAttributeValues(
                                Map.of(":now", Items.text(now.toString())))));
  }

  /** Takes the stage off the list. */
  public void forget(Owner owner) {
    // Idempotency key: pk + sk.
    AwsErrors.translating(
        () -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(listKey(owner))));
  }

  /** Shows every stage on the list, a page in memory at a time. */
  public void forEach(Consumer<Stage> each) {
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest request =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk")
              .expressionAttributeValues(Map.of(":pk", Items.text(LIST)))
              .exclusiveStartKey(from.isEmpty() ? null : from)
              .consistentRead(true)
              .build();
      var page = AwsErrors.translating(() -> dynamoDb.query(request));
      page.items().forEach(item -> each.accept(stage(item)));
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!from.isEmpty());
  }

  private boolean take(Stage stage, String condition, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.put(":me", Items.text(stage.executionName()));
    values.put(":arn", Items.text(stage.executionArn()));
    values.put(":now", Items.text(stage.openedAt().toString()));
    // Idempotency key: pk + sk under the condition that nobody else holds the document. An update,
    // so that a holder that asks again keeps a marker it has.
    return held(
        () ->
            dynamoDb.updateItem(
                update ->
                    update
                        .tableName(table)
                        .key(holdKey(stage.document().documentId()))
                        .updateExpression("SET holder = :me, executionArn = :arn, heldAt = :now")
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)));
  }

  private static boolean held(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static Map<String, AttributeValue> me(Owner owner) {
    return Map.of(":me", Items.text(owner.executionName()));
  }

  private static Map<String, AttributeValue> holdKey(String documentId) {
    return Map.of("pk", Items.text("DOC#" + documentId), "sk", Items.text("COMMIT"));
  }

  private static Map<String, AttributeValue> markKey(String documentId) {
    return Map.of("pk", Items.text("DOC#" + documentId), "sk", Items.text("MANUAL"));
  }

  private static Map<String, AttributeValue> listKey(Owner owner) {
    return Map.of(
        "pk", Items.text(LIST), "sk", Items.text(owner.documentId() + "#" + owner.executionName()));
  }

  private static Stage stage(Map<String, AttributeValue> item) {
    AttributeValue version = item.get("versionId");
    AttributeValue closed = item.get("closedAt");
    return new Stage(
        new DocumentRef(
            Items.required(item, "documentId").s(),
            Items.required(item, "bucket").s(),
            Items.required(item, "key").s(),
            version == null ? null : version.s(),
            Long.parseLong(Items.required(item, "size").n())),
        Items.required(item, "executionName").s(),
        Items.required(item, "executionArn").s(),
        Items.required(item, "correlationId").s(),
        Instant.parse(Items.required(item, "openedAt").s()),
        closed == null ? null : Instant.parse(closed.s()));
  }
}
