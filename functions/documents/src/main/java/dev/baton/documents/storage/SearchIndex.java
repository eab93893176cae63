package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.ObjectRef;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The postings of documents: which term stands in which document. A note under the document's own
 * key is written before the first posting and removed after the last, so that removing is never in
 * doubt whether there is something to remove.
 */
public final class SearchIndex {
  private final DynamoDbClient dynamoDb;
  private final BatchWriter writer;
  private final ClaimCheck claims;
  private final String table;

  public SearchIndex(DynamoDbClient dynamoDb, BatchWriter writer, ClaimCheck claims, String table) {
    this.dynamoDb = dynamoDb;
    this.writer = writer;
    this.claims = claims;
    this.table = table;
  }

  /** Adds a document's text, and says how many terms it has. */
  public int add(StagedFacts.Owner owner, ObjectRef text) {
    Map<String, Terms.Posting> postings = terms(text).all();
    // Idempotency key: pk + sk, which say document and execution.
    AwsErrors.translating(() -> dynamoDb.putItem(note(owner, text)));
    List<WriteRequest> requests = new ArrayList<>();
    postings.forEach(
        (term, posting) -> {
          // Idempotency key: pk + sk, which say term and document.
          PutRequest put = PutRequest.builder().item(item(owner, term, posting)).build();
          requests.add(WriteRequest.builder().putRequest(put).build());
        });
    writer.write(table, requests);
    return postings.size();
  }

  /** Removes the postings that this owner added; says how many. Doing it again removes nothing. */
  public int remove(StagedFacts.Owner owner) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(table).key(noteKey(owner)).consistentRead(true).build();
    var note = AwsErrors.translating(() -> dynamoDb.getItem(request));
    if (!note.hasItem() || note.item().isEmpty()) {
      return 0;
    }
    Map<String, AttributeValue> found = note.item();
    ObjectRef text =
        new ObjectRef(Items.required(found, "bucket").s(), Items.required(found, "key").s());
    int removed = 0;
    for (String term : terms(text).all().keySet()) {
      removed += removePosting(owner, term) ? 1 : 0;
    }
    // Idempotency key: pk + sk of the note; the last thing to go.
    DeleteItemRequest last =
        DeleteItemRequest.builder().tableName(table).key(noteKey(owner)).build();
    AwsErrors.translating(() -> dynamoDb.deleteItem(last));
    return removed;
  }

  private boolean removePosting(StagedFacts.Owner owner, String term) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(key(term, owner))
            .conditionExpression("executionName = :me")
            .expressionAttributeValues(Map.of(":me", Items.text(owner.executionName())))
            .build();
    try {
      // Idempotency key: pk + sk under the condition that the posting is this execution's.
      dynamoDb.deleteItem(request);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private Terms terms(ObjectRef text) {
    return claims.read(
        text,
        stream -> {
          Terms terms = new Terms();
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
              .lines()
              .forEach(terms::add);
          return terms;
        });
  }

  private PutItemRequest note(StagedFacts.Owner owner, ObjectRef text) {
    var item = new HashMap<>(noteKey(owner));
    item.put("executionName", Items.text(owner.executionName()));
    item.put("bucket", Items.text(text.bucket()));
    item.put("key", Items.text(text.key()));
    return PutItemRequest.builder().tableName(table).item(item).build();
  }

  private static Map<String, AttributeValue> noteKey(StagedFacts.Owner owner) {
    return Map.of(
        "pk", Items.text(owner.partition()), "sk", Items.text("INDEXED#" + owner.executionName()));
  }

  private static Map<String, AttributeValue> key(String term, StagedFacts.Owner owner) {
    return Map.of("pk", Items.text("TERM#" + term), "sk", Items.text(owner.documentId()));
  }

  private static Map<String, AttributeValue> item(
      StagedFacts.Owner owner, String term, Terms.Posting posting) {
    var item = new HashMap<>(key(term, owner));
    item.put("executionName", Items.text(owner.executionName()));
    item.put("page", Items.number(posting.page()));
    item.put("line", Items.number(posting.line()));
    item.put("count", Items.number(posting.count()));
    return item;
  }
}
