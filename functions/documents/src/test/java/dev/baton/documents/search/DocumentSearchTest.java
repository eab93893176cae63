package dev.baton.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.index.TextTerms;
import dev.baton.documents.search.SearchDocumentsResult.Document;
import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.InMemoryDynamoDb;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.shared.errors.TransientException;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentSearchTest {
  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final SearchIndex index =
      new SearchIndex(dynamoDb, new BatchWriter(dynamoDb, pause -> {}), "index");

  @Test
  void findsWordsPhrasesAndBeginningsWithTheirLines() {
    committed("d1", "lab-report", "LAB REPORT\nPotassium 5.9 mmol/L high\n\fChest film normal");
    committed("d2", "referral-letter", "Complains of chest\npain since Monday. Pain in the chest.");
    assertThat(ids("potassium")).containsExactly("d1");
    assertThat(ids("POTASS*")).containsExactly("d1");
    assertThat(ids("chest")).containsExactlyInAnyOrder("d1", "d2");
    assertThat(ids("\"chest pain\"")).containsExactly("d2");
    assertThat(ids("\"pain chest\"")).isEmpty();
    assertThat(ids("chest -pain")).containsExactly("d1");
    assertThat(ids("chest potassium")).containsExactly("d1");
    assertThat(ids("mmol/L")).containsExactly("d1");
    Document film = search("film", null).documents().getFirst();
    assertThat(film.name()).isEqualTo("d1.txt");
    assertThat(film.lines())
        .containsExactly(
            new FoundLine(2, 1, "Chest film normal", List.of(new FoundLine.Highlight(6, 10))));
  }

  @Test
  void aPhraseMayGoOnOnTheNextLine() {
    committed("d2", "referral-letter", "Complains of chest\npain since Monday.");
    assertThat(search("\"chest pain\"", null).documents().getFirst().lines())
        .extracting(FoundLine::line)
        .containsExactly(1, 2);
  }

  @Test
  void aTypeNarrowsTheSearch() {
    committed("d1", "lab-report", "potassium");
    committed("d2", "invoice", "potassium test 12.00 EUR");
    assertThat(search("potassium", "invoice").documents())
        .extracting(Document::documentId)
        .containsExactly("d2");
    assertThat(search("potass*", "invoice").total()).isEqualTo(1);
    assertThatThrownBy(() -> search("potassium", "Lab Report")).hasMessageContaining("lab-report");
  }

  @Test
  void onlyWhatIsCommittedAnswers() {
    indexed("d1", "e1", "lab-report", "potassium");
    assertThat(ids("potassium")).isEmpty();
    dynamoDb.put(Map.of("pk", "DOC#d1", "sk", "COMMIT", "holder", "e1"));
    assertThat(ids("potassium")).isEmpty();
    commit("d1", "e2");
    assertThat(ids("potassium")).isEmpty();
    commit("d1", "e1");
    assertThat(ids("potassium")).containsExactly("d1");
  }

  @Test
  void whoHasTheWordOftenerInALessText() {
    committed("long", "invoice", "sodium " + "filler words of no interest ".repeat(50));
    committed("short", "invoice", "sodium sodium filler");
    assertThat(ids("sodium")).containsExactly("short", "long");
  }

  @Test
  void twoExecutionsOfOneDocumentDoNotTouchEachOthersPostings() {
    indexed("d1", "e1", "lab-report", "potassium sodium");
    indexed("d1", "e2", "lab-report", "potassium sodium");
    commit("d1", "e2");
    index.remove(new Owner("d1", "e1"));
    assertThat(ids("potassium sodium")).containsExactly("d1");
    assertThat(search("potassium", null).searched()).isEqualTo(1);
  }

  @Test
  void indexingAgainChangesNothing() {
    committed("d1", "lab-report", "Potassium is high. Potassium again.");
    List<String> keys = dynamoDb.keys();
    committed("d1", "lab-report", "Potassium is high. Potassium again.");
    assertThat(dynamoDb.keys()).isEqualTo(keys);
    assertThat(search("potassium", null).searched()).isEqualTo(1);
  }

  @Test
  void whereverIndexingOrRemovingBreaksOffAnotherAttemptCompletesIt() {
    String text = "Potassium is high.\nSodium 4.2 mmol/L";
    Owner owner = new Owner("d1", "e1");
    for (int writes = 0; writes < 40; writes++) {
      breakOff(writes, () -> indexed("d1", "e1", "lab-report", text));
      breakOff(writes, () -> index.remove(owner));
      index.remove(owner);
      assertThat(dynamoDb.keys())
          .as("after " + writes + " writes")
          .allMatch(key -> key.startsWith("STATISTICS"));
      indexed("d1", "e1", "lab-report", text);
      commit("d1", "e1");
      assertThat(search("potassium", null).searched()).isEqualTo(1);
      assertThat(ids("sodium")).containsExactly("d1");
      breakOff(writes, () -> index.remove(owner));
      index.remove(owner);
      dynamoDb.remove("DOC#d1", "COMMIT");
    }
  }

  @Test
  void readsNoMoreOfACommonWordThanItsBoundsAndSaysSo() {
    for (int i = 0; i < 30; i++) {
      committed("d%02d".formatted(i), "invoice", "total " + (i == 17 ? "potassium" : "gold"));
    }
    DocumentSearch bounded = search(new DocumentSearch.Bounds(5, 10, 100));
    var common = bounded.answer(new SearchDocumentsRequest("total", null, 100, null));
    assertThat(common.complete()).isFalse();
    assertThat(common.total()).isEqualTo(10);
    var both = bounded.answer(new SearchDocumentsRequest("total potassium", null, 100, null));
    assertThat(both.complete()).isTrue();
    assertThat(both.documents()).extracting(Document::documentId).containsExactly("d17");
    var phrase = bounded.answer(new SearchDocumentsRequest("\"total potassium\"", null, 5, null));
    assertThat(phrase.documents()).hasSize(1);
    var without = bounded.answer(new SearchDocumentsRequest("potassium -total", null, 5, null));
    assertThat(without.documents()).isEmpty();
  }

  @Test
  void aLongLineIsCutAroundWhatWasFound() {
    committed("d1", "invoice", "word ".repeat(100) + "potassium " + "word ".repeat(100));
    FoundLine line = search("potassium", null).documents().getFirst().lines().getFirst();
    assertThat(line.text().length()).isLessThan(210);
    FoundLine.Highlight match = line.highlights().getFirst();
    assertThat(line.text().substring(match.start(), match.end())).isEqualTo("potassium");
    assertThat(line.text()).startsWith("… word").endsWith(" …");
  }

  @Test
  void refusesALimitWithoutSense() {
    assertThatThrownBy(
            () ->
                search(DocumentSearch.BOUNDS)
                    .answer(new SearchDocumentsRequest("a1", null, 0, null)))
        .hasMessageContaining("1 to 100");
  }

  private void breakOff(int writes, Runnable work) {
    dynamoDb.diesAfter = writes;
    try {
      work.run();
    } catch (TransientException e) {
      assertThat(e).hasMessageStartingWith("network");
    } finally {
      dynamoDb.diesAfter = Integer.MAX_VALUE;
    }
  }

  private void committed(String id, String type, String text) {
    indexed(id, "e1", type, text);
    commit(id, "e1");
  }

  private void indexed(String id, String execution, String type, String text) {
    index.add(
        new SearchIndex.Document(new Owner(id, execution), type, "docs", "inbox/a/" + id + ".txt"),
        TextTerms.of(new BufferedReader(new StringReader(text))));
  }

  private void commit(String id, String execution) {
    dynamoDb.put(Map.of("pk", "DOC#" + id, "sk", "COMMIT", "executionName", execution));
  }

  private List<String> ids(String query) {
    return search(query, null).documents().stream().map(Document::documentId).toList();
  }

  private SearchDocumentsResult search(String query, String type) {
    return search(DocumentSearch.BOUNDS)
        .answer(new SearchDocumentsRequest(query, type, null, null));
  }

  private DocumentSearch search(DocumentSearch.Bounds bounds) {
    return new DocumentSearch(dynamoDb, new DocumentSearch.Tables("documents", "index"), bounds);
  }
}
