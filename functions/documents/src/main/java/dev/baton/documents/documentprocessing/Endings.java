package dev.baton.documents.documentprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.events.DocumentNeedsManualWork;
import dev.baton.documents.events.Reason;
import dev.baton.documents.storage.Stages.Stage;
import dev.baton.shared.aws.AwsClients;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.aws.Cancellation;
import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import dev.baton.shared.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Says how documents ended whose executions could not say it themselves. */
final class Endings {
  /** With what stands before it a name has at most 80 characters. */
  private static final int LONGEST_NAME = 60;

  private static final ReasonCode REASON = ReasonCode.INTERNAL;

  private final DynamoDbClient dynamoDb;
  private final Supplier<SfnClient> executions;
  private final Places places;
  private final Clock clock;

  Endings(DynamoDbClient dynamoDb, Supplier<SfnClient> executions, Places places, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.executions = executions;
    this.places = places;
    this.clock = clock;
  }

  /** Where marks go, and what announces. */
  record Places(String table, String announcementStateMachineArn) {}

  /** The input of an execution of {@code announcement}. */
  private record Input(Event announcement) {
    record Event(String source, String detailType, JsonNode detail) {}
  }

  static Endings of(Map<String, String> environment, Clock clock) {
    Places places =
        Settings.read(
            environment,
            s -> new Places(s.text("DOCUMENTS_TABLE"), s.text("ANNOUNCEMENT_STATE_MACHINE_ARN")));
    return new Endings(AwsClients.dynamoDb(), AwsClients.later(SfnClient::builder), places, clock);
  }

  /** What was committed is announced, as its execution had written down. */
  void processed(Stage stage, String announcement) {
    announce(stage, "DocumentProcessed", Json.tree(announcement));
  }

  /**
   * Hands a document to a person, as {@code MarkForManualWork} and {@code
   * PublishDocumentNeedsManualWork} do; nothing happens when its execution has marked it.
   */
  void needsManualWork(Stage stage) {
    Map<String, AttributeValue> key = key(stage, "MANUAL");
    var mark =
        AwsErrors.translating(
            () -> dynamoDb.getItem(get -> get.tableName(places.table()).key(key)));
    if (mark.hasItem() && text(stage.executionName()).equals(mark.item().get("executionName"))) {
      return;
    }
    // First the announcement: a mark without one would never be announced.
    announce(stage, "DocumentNeedsManualWork", Json.toTree(detail(stage)));
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put("executionName", text(stage.executionName()));
    item.put("executionArn", text(stage.executionArn()));
    item.put("reasonCode", text(REASON.code()));
    item.put("reason", text(REASON.sentence()));
    item.put("markedAt", text(clock.instant().toString()));
    mark(stage, item);
  }

  private void mark(Stage stage, Map<String, AttributeValue> item) {
    ConditionCheck free =
        ConditionCheck.builder()
            .tableName(places.table())
            .key(key(stage, "COMMIT"))
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    Put mark = Put.builder().tableName(places.table()).item(item).build();
    try {
      // Idempotency key: pk + sk, while no execution holds the document.
      dynamoDb.transactWriteItems(
          request ->
              request.transactItems(
                  TransactWriteItem.builder().conditionCheck(free).build(),
                  TransactWriteItem.builder().put(mark).build()));
    } catch (TransactionCanceledException e) {
      // Whoever has taken the document since says itself what becomes of it.
      if (!Cancellation.isByCondition(e)) {
        throw new TransientException("write-conflict", "another execution writes the document");
      }
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static Map<String, AttributeValue> key(Stage stage, String item) {
    return Map.of("pk", text("DOC#" + stage.document().documentId()), "sk", text(item));
  }

  private static DocumentNeedsManualWork detail(Stage stage) {
    var document = stage.document();
    return new DocumentNeedsManualWork(
        document.documentId(),
        stage.executionArn(),
        document.bucket(),
        document.key(),
        document.versionId(),
        stage.correlationId(),
        null,
        null,
        "manual",
        "manual",
        new Reason(REASON.code(), REASON.sentence()),
        0,
        null);
  }

  /**
   * Starts the announcement under the name that the execution itself gives it: what it has
   * announced is not announced again.
   */
  private void announce(Stage stage, String detailType, JsonNode detail) {
    String name = "document-processing-" + shortNameOf(stage.executionArn());
    String input = Json.write(new Input(new Input.Event("baton.documents", detailType, detail)));
    AwsErrors.translating(
        () -> {
          try {
            // Idempotency key: the execution that ended, in the announcement's name.
            return executions
                .get()
                .startExecution(
                    request ->
                        request
                            .stateMachineArn(places.announcementStateMachineArn())
                            .name(name)
                            .input(input))
                .executionArn();
          } catch (ExecutionAlreadyExistsException e) {
            return name;
          }
        });
  }

  /** An execution's own name, as the definition uses it, or a digest where that is too long. */
  private static String shortNameOf(String executionArn) {
    String name = executionArn.substring(executionArn.lastIndexOf(':') + 1);
    return name.length() <= LONGEST_NAME ? name : hash(executionArn);
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

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
