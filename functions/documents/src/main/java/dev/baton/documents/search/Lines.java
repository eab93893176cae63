package dev.baton.documents.search;

import dev.baton.documents.index.IndexKeys;
import dev.baton.documents.index.PackedLines;
import dev.baton.documents.index.Piece;
import dev.baton.documents.index.Words;
import dev.baton.documents.search.FoundLine.Highlight;
import dev.baton.documents.storage.Items;
import dev.baton.shared.aws.AwsErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Finds the lines of a document that show best why it was found. */
final class Lines {
  /** Places that are looked at in one document, so that what is read stays bounded. */
  private static final int MOST_PLACES = 50;

  private static final int LONGEST = 200;
  private static final int BEFORE = 60;

  private final DynamoDbClient dynamoDb;
  private final String table;

  Lines(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Up to {@code most} lines in the order of the text; those that have most clauses are taken. */
  List<FoundLine> of(Searcher.Scored document, List<Clause> clauses, int most) {
    NavigableMap<Integer, List<Piece>> chunks = new TreeMap<>();
    Map<Piece, SortedSet<Integer>> words = new HashMap<>();
    Map<Piece, Integer> clausesOf = new HashMap<>();
    List<Clause> wanted = clauses.stream().filter(clause -> !clause.negated()).toList();
    for (int i = 0; i < wanted.size(); i++) {
      SortedSet<Piece> seen = new TreeSet<>(Comparator.comparingInt(Piece::position));
      int[] places = document.positions().get(i);
      int width = wanted.get(i).elements().size();
      for (int place = 0; place < Math.min(MOST_PLACES, places.length); place++) {
        for (int word = places[place]; word < places[place] + width; word++) {
          Piece piece = piece(document.hit(), word, chunks);
          words.computeIfAbsent(piece, each -> new TreeSet<>()).add(word - piece.position());
          seen.add(piece);
        }
      }
      seen.forEach(piece -> clausesOf.merge(piece, 1, Integer::sum));
    }
    return words.keySet().stream()
        .sorted(
            Comparator.<Piece>comparingInt(piece -> -clausesOf.getOrDefault(piece, 0))
                .thenComparingInt(Piece::position))
        .limit(most)
        .sorted(Comparator.comparingInt(Piece::position))
        .map(piece -> line(piece, words.getOrDefault(piece, new TreeSet<>())))
        .toList();
  }

  private Piece piece(Hit hit, int word, NavigableMap<Integer, List<Piece>> chunks) {
    var chunk = chunks.floorEntry(word);
    Piece last = chunk == null ? null : at(chunk.getValue(), word);
    // The chunk may be an earlier one than that of the word: then the word is after its last line.
    if (chunk == null || last == null || last.equals(chunk.getValue().getLast())) {
      List<Piece> read = read(hit, word);
      chunks.put(read.getFirst().position(), read);
      return at(read, word);
    }
    return last;
  }

  private static Piece at(List<Piece> pieces, int word) {
    Piece found = pieces.getFirst();
    for (Piece piece : pieces) {
      if (piece.position() > word) {
        break;
      }
      found = piece;
    }
    return found;
  }

  private List<Piece> read(Hit hit, int word) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
            .expressionAttributeValues(
                IndexKeys.linesUpTo(hit.documentId(), hit.executionName(), word))
            .scanIndexForward(false)
            .limit(1)
            .build();
    var items = AwsErrors.translating(() -> dynamoDb.query(request)).items();
    return items.isEmpty()
        ? List.of(new Piece(0, 0, 0, ""))
        : PackedLines.read(Items.required(items.getFirst(), "lines").b());
  }

  private static FoundLine line(Piece piece, SortedSet<Integer> matching) {
    List<Words.Word> words = Words.of(piece.text());
    List<Highlight> highlights = new ArrayList<>();
    for (int index : matching) {
      if (index < words.size()) {
        highlights.add(new Highlight(words.get(index).start(), words.get(index).end()));
      }
    }
    return cut(new FoundLine(piece.page(), piece.line(), piece.text(), highlights));
  }

  /** The part of a long line in which the first match stands. */
  private static FoundLine cut(FoundLine line) {
    String text = line.text();
    if (text.length() <= LONGEST) {
      return line;
    }
    int first = line.highlights().isEmpty() ? 0 : line.highlights().getFirst().start();
    int from = Math.max(0, first - BEFORE);
    from =
        from == 0
            ? 0
            : text.indexOf(' ', from) < 0 ? from : Math.min(first, text.indexOf(' ', from) + 1);
    int to = Math.min(text.length(), from + LONGEST);
    String before = from > 0 ? "… " : "";
    String after = to < text.length() ? " …" : "";
    int shift = before.length() - from;
    int end = to;
    List<Highlight> shifted =
        line.highlights().stream()
            .filter(each -> each.end() <= end)
            .map(each -> new Highlight(each.start() + shift, each.end() + shift))
            .toList();
    return new FoundLine(
        line.page(), line.line(), before + text.substring(from, to) + after, shifted);
  }
}
