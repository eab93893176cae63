package dev.baton.documents.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.documents.extraction.Fact;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageTest {
  private static final StagedFacts.Owner MINE = new StagedFacts.Owner("d1", "e1");
  private static final StagedFacts.Owner OTHER = new StagedFacts.Owner("d1", "e2");

  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final List<Duration> pauses = new ArrayList<>();
  private final BatchWriter writer = new BatchWriter(dynamoDb, pauses::add);
  private final StagedFacts staged = new StagedFacts(dynamoDb, writer, "documents");

  @Test
  void returnsTheFactsAsTheyWereStaged() {
    List<Fact> facts =
        List.of(
            fact("total", "{\"amount\":1234.56,\"currency\":\"EUR\"}"),
            fact("issueDate", "\"2026-03-12\""),
            fact("analyte", "{\"name\":\"Sodium\",\"value\":140,\"flag\":null,\"disagrees\":true}"),
            fact("birthDate", "{\"ambiguous\":[\"2026-03-12\",\"2026-12-03\"]}"));
    staged.stage(MINE, 7, facts);
    assertThat(staged.all(MINE)).hasToString(facts.toString());
    assertThat(dynamoDb.keys()).startsWith("DOC#d1 ENTITY#e1#007#0000");
    assertThat(staged.all(OTHER)).isEmpty();
  }

  @Test
  void stagingAgainReplaces() {
    List<Fact> facts = facts(60);
    staged.stage(MINE, 0, facts);
    staged.stage(MINE, 0, facts);
    assertThat(staged.all(MINE)).hasSize(60);
  }

  @Test
  void repeatsWhatWasLeftUnprocessed() {
    dynamoDb.leaveUnprocessed = 30;
    staged.stage(MINE, 0, facts(60));
    assertThat(staged.all(MINE)).hasSize(60);
    assertThat(pauses).isNotEmpty().isSorted();
  }

  @Test
  void givesUpWhenNothingIsEverProcessed() {
    dynamoDb.leaveUnprocessed = Integer.MAX_VALUE;
    assertThatThrownBy(() -> staged.stage(MINE, 0, facts(1)))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("throttled");
  }

  @Test
  void removesItsOwnAndNothingElse() {
    staged.stage(MINE, 0, facts(30));
    staged.stage(OTHER, 0, facts(2));
    assertThat(staged.remove(MINE)).isEqualTo(30);
    assertThat(staged.remove(MINE)).isZero();
    assertThat(staged.all(OTHER)).hasSize(2);
  }

  private static List<Fact> facts(int number) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      facts.add(fact("analyte", "{\"value\":" + i + "}"));
    }
    return facts;
  }

  private static Fact fact(String name, String json) {
    return new Fact(name, Json.tree(json), "as written", 1, 2, "label", null);
  }
}
