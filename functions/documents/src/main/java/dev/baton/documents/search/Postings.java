package dev.baton.documents.search;

import dev.baton.documents.index.IndexKeys;
import dev.baton.documents.index.Positions;
import dev.baton.documents.storage.BatchReader;
import dev.baton.documents.storage.Items;
import dev.baton.shared.aws.AwsErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads postings, never more than is asked for. */
final class Postings {
  private final DynamoDbClient dynamoDb;
  private final BatchReader reader;
  private final String table;

  Postings(DynamoDbClient dynamoDb, BatchReader reader, String table) {
    this.dynamoDb = dynamoDb;
    this.reader = reader;
    this.table = table;
  }

  /** The documents that have a word, all of them or the first so many. */
  record Found(Map<Hit, Match> matches, boolean complete) {}

  /** Documents of a type, or of any if that is empty, that have a word. */
  Found read(Clause.Element word, String type, int most) {
    Map<Hit, Match> matches = new HashMap<>();
    boolean complete = true;
    for (String term : word.terms()) {
      String prefix = word.prefix() ? term : IndexKeys.postings(term, type);
      complete &= query(IndexKeys.partition(term), prefix, type, most, matches);
    }
    return new Found(matches, complete);
  }

  /** Those of some documents that have a word, which is not a beginning. */
  Map<Hit, Match> read(Clause.Element word, Set<Hit> documents) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (String term : word.terms()) {
      documents.forEach(
          hit ->
              keys.add(IndexKeys.posting(term, hit.type(), hit.documentId(), hit.executionName())));
    }
    Map<Hit, Match> matches = new HashMap<>();
    reader.read(table, keys, false).forEach(item -> add(item, "", matches));
    return matches;
  }

  private boolean query(
      String partition, String prefix, String type, int most, Map<Hit, Match> matches) {
    int left = most;
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest request =
          QueryRequest.builder()
              .tableName(table)
              .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", AttributeValue.fromS(partition), ":sk", AttributeValue.fromS(prefix)))
              .exclusiveStartKey(from.isEmpty() ? null : from)
              .limit(left)
              .build();
      var page = AwsErrors.translating(() -> dynamoDb.query(request));
      page.items().forEach(item -> add(item, type, matches));
      left -= page.items().size();
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
    } while (!from.isEmpty() && left > 0);
    return from.isEmpty();
  }

  private static void add(Map<String, AttributeValue> item, String type, Map<Hit, Match> matches) {
    @Nullable Hit hit = hit(Items.required(item, "sk").s());
    if (hit == null || (!type.isEmpty() && !type.equals(hit.type()))) {
      return;
    }
    Match match =
        new Match(
            Positions.read(Items.required(item, "positions").b().asByteArray()),
            Integer.parseInt(Items.required(item, "count").n()),
            Integer.parseInt(Items.required(item, "length").n()));
    matches.merge(hit, match, Match::or);
  }

  private static @Nullable Hit hit(String sort) {
    String[] parts = sort.split("#", -1);
    return parts.length == 4 ? new Hit(parts[1], parts[2], parts[3]) : null;
  }
}
