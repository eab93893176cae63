package dev.baton.documents.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.documents.storage.Stages.Holder;
import dev.baton.documents.storage.Stages.Stage;
import dev.baton.shared.events.DocumentRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagesTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Stage MINE = stage("d1", "e1");
  private static final Stage OTHER = stage("d1", "e2");

  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final Stages stages = new Stages(dynamoDb, "documents");

  @Test
  void ofTwoWhoWantADocumentOneHoldsItHoweverOftenItAsks() {
    assertThat(stages.hold(MINE)).isTrue();
    assertThat(stages.hold(OTHER)).isFalse();
    assertThat(stages.hold(MINE)).isTrue();
    assertThat(stages.holder("d1")).contains(new Holder("e1", "arn:e1", null));
    assertThat(stages.isHeldBy(MINE.owner())).isTrue();
    assertThat(stages.isHeldBy(OTHER.owner())).isFalse();
  }

  @Test
  void aDocumentThatIsLetGoOfCanBeHeldByAnother() {
    stages.hold(MINE);
    assertThat(stages.release(OTHER.owner())).isFalse();
    assertThat(stages.release(MINE.owner())).isTrue();
    assertThat(stages.release(MINE.owner())).isFalse();
    assertThat(stages.hold(OTHER)).isTrue();
  }

  @Test
  void aDeadHolderLosesWhatItDidNotCommitAndNothingElse() {
    stages.hold(MINE);
    Holder dead = new Holder("e1", "arn:e1", null);
    commit();
    assertThat(stages.holdInsteadOf(dead, OTHER)).isFalse();
    assertThat(stages.withdraw(MINE.owner())).isTrue();
    assertThat(stages.holdInsteadOf(dead, OTHER)).isTrue();
    assertThat(stages.holdInsteadOf(dead, stage("d1", "e3"))).isFalse();
  }

  @Test
  void withdrawingMakesInvisibleOnceAndOnlyWhatIsItsOwn() {
    stages.hold(MINE);
    commit();
    assertThat(stages.holder("d1")).contains(new Holder("e1", "arn:e1", "{}"));
    assertThat(stages.withdraw(OTHER.owner())).isFalse();
    assertThat(stages.withdraw(MINE.owner())).isTrue();
    assertThat(stages.withdraw(MINE.owner())).isFalse();
    assertThat(stages.holder("d1")).contains(new Holder("e1", "arn:e1", null));
  }

  @Test
  void listsWhatWasBegunOverAllPagesUntilItIsForgotten() {
    List<Stage> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(stage("d" + i, "e"));
      stages.list(all.getLast());
    }
    assertThat(listed()).isEqualTo(all);
    stages.close(all.get(3).owner(), NOW.plusSeconds(5));
    stages.close(all.get(3).owner(), NOW.plusSeconds(9));
    stages.forget(all.get(4).owner());
    stages.close(all.get(4).owner(), NOW);
    assertThat(listed()).hasSize(6);
    assertThat(listed().get(3).closedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  private List<Stage> listed() {
    List<Stage> listed = new ArrayList<>();
    stages.forEach(listed::add);
    return listed;
  }

  private void commit() {
    dynamoDb.put(
        Map.of(
            "pk", "DOC#d1",
            "sk", "COMMIT",
            "holder", "e1",
            "executionArn", "arn:e1",
            "announcement", "{}",
            "executionName", "e1"));
  }

  static Stage stage(String documentId, String execution) {
    DocumentRef document = new DocumentRef(documentId, "docs", "inbox/a", null, 9);
    return new Stage(document, execution, "arn:" + execution, "c1", NOW, null);
  }
}
