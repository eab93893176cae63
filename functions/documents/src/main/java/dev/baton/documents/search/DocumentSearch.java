package dev.baton.documents.search;

import dev.baton.documents.index.IndexKeys;
import dev.baton.documents.index.Statistics;
import dev.baton.documents.search.SearchDocumentsResult.Document;
import dev.baton.documents.storage.BatchReader;
import dev.baton.documents.storage.CommitMarkers;
import dev.baton.documents.storage.Items;
import dev.baton.shared.errors.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Answers a search: what matches, what of that is committed, and the lines to show. */
final class DocumentSearch {
  /** How much one search reads. */
  record Bounds(int rare, int most, int checked) {}

  static final Bounds BOUNDS = new Bounds(1_000, 20_000, 2_000);

  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST_DOCUMENTS = 100;
  private static final int LINES = 3;

  private final CommitMarkers markers;
  private final BatchReader reader;
  private final Statistics statistics;
  private final Searcher searcher;
  private final Lines lines;
  private final String table;
  private final Bounds bounds;

  /** The names of the tables. */
  record Tables(String documents, String index) {}

  DocumentSearch(DynamoDbClient dynamoDb, Tables tables, Bounds bounds) {
    String table = tables.index();
    this.reader = new BatchReader(dynamoDb);
    this.markers = new CommitMarkers(reader, tables.documents());
    this.statistics = new Statistics(dynamoDb, table);
    this.searcher =
        new Searcher(new Postings(dynamoDb, reader, table), bounds.rare(), bounds.most());
    this.lines = new Lines(dynamoDb, table);
    this.table = table;
    this.bounds = bounds;
  }

  SearchDocumentsResult answer(SearchDocumentsRequest request) {
    List<Clause> clauses = QueryParser.parse(request.query());
    String type = type(request.type());
    int limit = limit(request.limit());
    Statistics.Totals totals = statistics.read();
    var outcome =
        searcher.search(clauses, type, new Relevance(totals.documents(), totals.averageLength()));
    List<Searcher.Scored> looked =
        outcome.documents().subList(0, Math.min(bounds.checked(), outcome.documents().size()));
    List<Searcher.Scored> committed = committed(looked);
    List<Searcher.Scored> best = committed.subList(0, Math.min(limit, committed.size()));
    return new SearchDocumentsResult(
        committed.size(),
        outcome.complete() && looked.size() == outcome.documents().size(),
        totals.documents(),
        shown(best, clauses));
  }

  private static String type(@Nullable String type) {
    if (type != null && !type.matches("[a-z]+(-[a-z]+)*")) {
      throw new ValidationException("bad-query", "a type is written as in lab-report");
    }
    return type == null ? "" : type;
  }

  private static int limit(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST_DOCUMENTS)) {
      throw new ValidationException(
          "bad-query", "a search returns 1 to " + MOST_DOCUMENTS + " documents");
    }
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** What no execution has committed is not there. */
  private List<Searcher.Scored> committed(List<Searcher.Scored> found) {
    Set<String> ids = new HashSet<>();
    found.forEach(each -> ids.add(each.hit().documentId()));
    Map<String, String> winners = markers.executionsOf(ids);
    return found.stream()
        .filter(each -> each.hit().executionName().equals(winners.get(each.hit().documentId())))
        .toList();
  }

  private List<Document> shown(List<Searcher.Scored> best, List<Clause> clauses) {
    List<Map<String, AttributeValue>> keys =
        best.stream()
            .map(each -> IndexKeys.entry(each.hit().documentId(), each.hit().executionName()))
            .toList();
    Map<String, Map<String, AttributeValue>> entries = new HashMap<>();
    reader
        .read(table, keys, false)
        .forEach(entry -> entries.put(Items.required(entry, "pk").s(), entry));
    List<Document> documents = new ArrayList<>();
    for (Searcher.Scored each : best) {
      Map<String, AttributeValue> entry =
          entries.getOrDefault("DOC#" + each.hit().documentId(), Map.of());
      String key = entry.containsKey("key") ? Items.required(entry, "key").s() : null;
      documents.add(
          new Document(
              each.hit().documentId(),
              key == null ? each.hit().documentId() : key.substring(key.lastIndexOf('/') + 1),
              each.hit().type(),
              entry.containsKey("bucket") ? Items.required(entry, "bucket").s() : null,
              key,
              Math.round(each.score() * 1000) / 1000.0,
              lines.of(each, clauses, LINES)));
    }
    return documents;
  }
}
