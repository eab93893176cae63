package dev.baton.documents.storage;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.values.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The facts that an execution has staged for a document. They become visible all at once when the
 * document's commit marker names that execution, and only then.
 */
public final class StagedFacts {
  private final DynamoDbClient dynamoDb;
  private final BatchWriter writer;
  private final String table;

  public StagedFacts(DynamoDbClient dynamoDb, BatchWriter writer, String table) {
    this.dynamoDb = dynamoDb;
    this.writer = writer;
    this.table = table;
  }

  /** Whose facts: those of one execution for one document. */
  public record Owner(String documentId, String executionName) {
    public String partition() {
      return "DOC#" + documentId;
    }

    String prefix() {
      return "ENTITY#" + executionName + "#";
    }
  }

  /** Stages the facts of one group. Staging the same group again replaces them item by item. */
  public void stage(Owner owner, int group, List<Fact> facts) {
    List<WriteRequest> requests = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      // Idempotency key: pk + sk, which say document, execution, group and place within the group.
      String key = owner.prefix() + Digits.padded(group, 3) + "#" + Digits.padded(i, 4);
      PutRequest put = PutRequest.builder().item(item(owner, key, facts.get(i))).build();
      requests.add(WriteRequest.builder().putRequest(put).build());
    }
    writer.write(table, requests);
  }

  /** All staged facts of this owner in the order of the document, whether committed or not. */
  public List<Fact> all(Owner owner) {
    List<Fact> facts = new ArrayList<>();
    items(owner).forEach(item -> facts.add(fact(item)));
    return facts;
  }

  /** Removes what this owner staged; says how much. Doing it again removes nothing. */
  public int remove(Owner owner) {
    List<WriteRequest> requests = new ArrayList<>();
    for (Map<String, AttributeValue> item : items(owner)) {
      Map<String, AttributeValue> key =
          Map.of("pk", Items.required(item, "pk"), "sk", Items.required(item, "sk"));
      DeleteRequest delete = DeleteRequest.builder().key(key).build();
      requests.add(WriteRequest.builder().deleteRequest(delete).build());
    }
    writer.write(table, requests);
    return requests.size();
  }

  private List<Map<String, AttributeValue>> items(Owner owner) {
    return new Partition(dynamoDb, table, owner.partition()).itemsBelow(owner.prefix());
  }

  private static Map<String, AttributeValue> item(Owner owner, String key, Fact fact) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("pk", Items.text(owner.partition()));
    item.put("sk", Items.text(key));
    item.put("executionName", Items.text(owner.executionName()));
    item.put("name", Items.text(fact.name()));
    item.put("value", Items.of(fact.value()));
    item.put("text", Items.text(fact.text()));
    item.put("page", Items.number(fact.page()));
    item.put("line", Items.number(fact.line()));
    if (fact.label() != null) {
      item.put("label", Items.text(fact.label()));
    }
    if (fact.section() != null) {
      item.put("section", Items.text(fact.section()));
    }
    return item;
  }

  private static Fact fact(Map<String, AttributeValue> item) {
    return new Fact(
        Items.required(item, "name").s(),
        Items.json(Items.required(item, "value")),
        Items.required(item, "text").s(),
        Integer.parseInt(Items.required(item, "page").n()),
        Integer.parseInt(Items.required(item, "line").n()),
        optional(item, "label"),
        optional(item, "section"));
  }

  private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
