package dev.baton.documents.index;

import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.Items;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.aws.Cancellation;
import dev.baton.shared.errors.TransientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Adds documents to the index and removes them. The list of a document's terms is written before
 * its first posting and removed after its last, so that a removal never has to guess what there is;
 * both may be repeated from the start wherever they were broken off.
 */
public final class SearchIndex {
  /** Terms of one item; DynamoDB allows 400 KB, and a term has 256 bytes at most. */
  private static final int TERMS_PER_ITEM = 1_000;

  private final DynamoDbClient dynamoDb;
  private final BatchWriter writer;
  private final String table;

  public SearchIndex(DynamoDbClient dynamoDb, BatchWriter writer, String table) {
    this.dynamoDb = dynamoDb;
    this.writer = writer;
    this.table = table;
  }

  /**
   * What search shows of a document beside its lines.
   *
   * @param key of the uploaded object, of which the last part is the document's name
   */
  public record Document(Owner owner, String type, String bucket, String key) {}

  /** Adds a document's text. Adding it again writes the same items. */
  public void add(Document document, TextTerms text) {
    List<String> terms = text.terms().keySet().stream().sorted().toList();
    List<WriteRequest> notes = new ArrayList<>();
    for (int from = 0; from < terms.size(); from += TERMS_PER_ITEM) {
      int to = Math.min(terms.size(), from + TERMS_PER_ITEM);
      var item = new HashMap<>(IndexKeys.terms(document.owner(), from / TERMS_PER_ITEM));
      item.put("type", AttributeValue.fromS(document.type()));
      item.put(
          "terms",
          AttributeValue.fromL(
              terms.subList(from, to).stream().map(AttributeValue::fromS).toList()));
      notes.add(put(item));
    }
    writer.write(table, notes);
    count(document, text);
    writer.write(table, lines(document.owner(), text));
    List<WriteRequest> postings = new ArrayList<>();
    // Idempotency key: pk + sk, which say term, type, document and execution.
    terms.forEach(
        term -> {
          Positions positions = text.terms().get(term);
          if (positions != null) {
            postings.add(put(posting(document, term, positions, text.length())));
          }
        });
    writer.write(table, postings);
  }

  /**
   * Removes what this owner added, and says how many terms that were; again, it removes nothing.
   */
  public int remove(Owner owner) {
    List<Map<String, AttributeValue>> notes = query(owner, IndexKeys.termsPrefix(owner));
    int removed = 0;
    for (Map<String, AttributeValue> note : notes) {
      String type = Items.required(note, "type").s();
      List<WriteRequest> postings = new ArrayList<>();
      for (AttributeValue term : Items.required(note, "terms").l()) {
        postings.add(
            delete(IndexKeys.posting(term.s(), type, owner.documentId(), owner.executionName())));
      }
      writer.write(table, postings);
      removed += postings.size();
    }
    deleteAll(query(owner, IndexKeys.linesPrefix(owner)));
    uncount(owner);
    deleteAll(notes);
    return removed;
  }

  /** The executions of which something is in the index for a document. */
  public Set<String> executionsOf(String documentId) {
    Set<String> executions = new TreeSet<>();
    for (Map<String, AttributeValue> item : query(new Owner(documentId, ""), "INDEXED#")) {
      executions.add(Items.required(item, "sk").s().split("#", -1)[1]);
    }
    return executions;
  }

  /** The entry and the count of documents change together, or a repetition would count twice. */
  private void count(Document document, TextTerms text) {
    var entry = new HashMap<>(IndexKeys.entry(document.owner()));
    entry.put("executionName", AttributeValue.fromS(document.owner().executionName()));
    entry.put("type", AttributeValue.fromS(document.type()));
    entry.put("bucket", AttributeValue.fromS(document.bucket()));
    entry.put("key", AttributeValue.fromS(document.key()));
    entry.put("language", AttributeValue.fromS(text.language().name()));
    entry.put("length", number(text.length()));
    entry.put("terms", number(text.size()));
    entry.put("complete", AttributeValue.fromBool(text.complete()));
    Put put =
        Put.builder()
            .tableName(table)
            .item(entry)
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    // Idempotency key: pk + sk of the entry, which must not be there yet.
    transact(
        TransactWriteItem.builder().put(put).build(),
        statistics(document.owner(), 1, text.length()));
  }

  private void uncount(Owner owner) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(IndexKeys.entry(owner))
            .consistentRead(true)
            .build();
    var entry = AwsErrors.translating(() -> dynamoDb.getItem(request)).item();
    if (entry.isEmpty()) {
      return;
    }
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(IndexKeys.entry(owner))
            .conditionExpression("attribute_exists(pk)")
            .build();
    // Idempotency key: pk + sk of the entry, which must still be there.
    transact(
        TransactWriteItem.builder().delete(delete).build(),
        statistics(owner, -1, -Integer.parseInt(Items.required(entry, "length").n())));
  }

  private TransactWriteItem statistics(Owner owner, int documents, int words) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(IndexKeys.statistics(owner.documentId()))
            .updateExpression("ADD documents :documents, words :words")
            .expressionAttributeValues(
                Map.of(":documents", number(documents), ":words", number(words)))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private void transact(TransactWriteItem entry, TransactWriteItem statistics) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder().transactItems(entry, statistics).build();
    try {
      dynamoDb.transactWriteItems(request);
    } catch (TransactionCanceledException e) {
      // Only the entry has a condition, which fails when this was done before.
      if (!Cancellation.isByCondition(e)) {
        throw new TransientException("write-conflict", "another document was just counted");
      }
    } catch (SdkException e) {
      throw AwsErrors.translated(e);
    }
  }

  private static List<WriteRequest> lines(Owner owner, TextTerms text) {
    List<WriteRequest> requests = new ArrayList<>();
    for (PackedLines lines : PackedLines.of(text.pieces())) {
      var item =
          new HashMap<>(IndexKeys.key(owner.partition(), IndexKeys.lines(owner, lines.position())));
      item.put("lines", AttributeValue.fromB(lines.bytes()));
      // Idempotency key: pk + sk, which say document, execution and place in the text.
      requests.add(put(item));
    }
    return requests;
  }

  private static Map<String, AttributeValue> posting(
      Document document, String term, Positions positions, int length) {
    Owner owner = document.owner();
    var item =
        new HashMap<>(
            IndexKeys.posting(term, document.type(), owner.documentId(), owner.executionName()));
    item.put("count", number(positions.count()));
    item.put("length", number(length));
    item.put("positions", AttributeValue.fromB(SdkBytes.fromByteArray(positions.bytes())));
    return item;
  }

  private List<Map<String, AttributeValue>> query(Owner owner, String prefix) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(owner.partition()),
                    ":sk", AttributeValue.fromS(prefix)))
            .consistentRead(true)
            .build();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest next =
          request.toBuilder().exclusiveStartKey(from.isEmpty() ? null : from).build();
      var page = AwsErrors.translating(() -> dynamoDb.query(next));
      items.addAll(page.items());
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!from.isEmpty());
    return items;
  }

  private void deleteAll(List<Map<String, AttributeValue>> items) {
    writer.write(
        table,
        items.stream()
            .map(
                item ->
                    delete(
                        IndexKeys.key(
                            Items.required(item, "pk").s(), Items.required(item, "sk").s())))
            .toList());
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
  }

  private static WriteRequest delete(Map<String, AttributeValue> key) {
    return WriteRequest.builder().deleteRequest(DeleteRequest.builder().key(key).build()).build();
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
