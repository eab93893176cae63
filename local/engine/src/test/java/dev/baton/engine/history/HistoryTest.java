package dev.baton.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A history reads the same before it is packed, afterwards, and when it goes on. */
class HistoryTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final History history = new History();
  private long millis = 1_767_603_600_000L;

  @Test
  void readsEveryKindOfDetailsAsItWas() {
    JsonNode value = NODES.objectNode().put("a", 1).set("b", NODES.arrayNode().add("x"));
    record("ExecutionStarted", new Details.Started(value, null));
    record("ExecutionStarted", new Details.Started(value, "arn:aws:iam::1:role/R"));
    record("PassStateEntered", new Details.Entered("S", value));
    record("PassStateExited", new Details.Exited("S", value, null));
    record("PassStateExited", new Details.Exited("S", value, NODES.objectNode().put("v", "w")));
    record("LambdaFunctionScheduled", new Details.Scheduled("k", "r", value, null, null));
    record("LambdaFunctionScheduled", new Details.Scheduled("k", "r", value, 3L, 1L));
    record("LambdaFunctionStarted", null);
    record("LambdaFunctionSucceeded", new Details.Output("o", value));
    record("TaskSucceeded", new Details.Task("t", "lambda", "invoke", value, null, null));
    record("MapStateStarted", new Details.MapStarted(2));
    record("MapIterationStarted", new Details.Iteration("i", "M", 70_000));
    record("ExecutionFailed", new Details.Failed("f", null, "because"));
    record("ExecutionSucceeded", new Details.Succeeded(value));

    staysTheSameWhenPacked();
  }

  @Test
  void readsEveryKindOfValueAsItWas() {
    ArrayNode values = NODES.arrayNode();
    values.add(0).add(-1).add(Integer.MAX_VALUE).add(Integer.MIN_VALUE);
    values.add(0L).add(Long.MAX_VALUE).add(Long.MIN_VALUE);
    values.add(1.0).add(-0.0).add(1e300).add(new BigDecimal("1.50")).add(1.5f);
    values.add(BigInteger.TWO.pow(80)).add(new BigDecimal("1E+2"));
    values.add(true).add(false).addNull().add("").add("plain").add("ümläut ✓ 🎉");
    values.add("half \uD83C a pair").add("\u0000\u007F\u0080");
    values.add(NODES.objectNode()).add(NODES.arrayNode());
    values.add(NODES.objectNode().put("schlüssel", 1).put("", 2));
    record("PassStateEntered", new Details.Entered("S", values));

    staysTheSameWhenPacked();
  }

  @Test
  void readsThousandsOfEventsAndNamesAsTheyWere() {
    for (int i = 0; i < 5_000; i++) {
      ObjectNode value = NODES.objectNode().put("i", i);
      record("PassStateEntered", new Details.Entered("S" + i % 100, value));
      record("PassStateExited", new Details.Exited("S" + i % 100, value, null));
    }
    staysTheSameWhenPacked();
  }

  @Test
  void readsLargeValuesThatArePassedOnWithinOthers() {
    ArrayNode items = NODES.arrayNode();
    ObjectNode members = NODES.objectNode();
    for (int i = 0; i < 20; i++) {
      items.add("item " + i);
      members.set("m" + i, items);
    }
    for (int i = 0; i < 12; i++) {
      ObjectNode value = NODES.objectNode().put("round", i);
      value.set("items", i % 3 == 0 ? items.deepCopy() : items);
      value.set("members", members);
      record("PassStateExited", new Details.Exited("S", value, value.get("items")));
    }
    staysTheSameWhenPacked();
  }

  @Test
  void readsALargeValueThatDoesNotCompress() {
    var random = new java.util.SplittableRandom(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append((char) random.nextInt(32, 127));
    }
    record("PassStateEntered", new Details.Entered("S", NODES.textNode(text.toString())));

    staysTheSameWhenPacked();
  }

  @Test
  void readsAnEmptyHistory() {
    staysTheSameWhenPacked();
  }

  @Test
  void goesOnAfterItWasPacked() {
    record("ExecutionStarted", new Details.Started(NODES.objectNode(), null));
    history.pack();
    for (int i = 0; i < 40; i++) {
      record("PassStateEntered", new Details.Entered("S" + i, NODES.numberNode(i)));
    }

    assertThat(history.events()).extracting(event -> event.id()).startsWith(1L, 2L).hasSize(41);
    staysTheSameWhenPacked();
  }

  @Test
  void tellsTheDetailsOfOneEvent() {
    record("ExecutionStarted", new Details.Started(NODES.numberNode(7), null));
    history.pack();

    assertThat(history.details(0)).isEqualTo(new Details.Started(NODES.numberNode(7), null));
  }

  private void record(String type, Details details) {
    millis += 17;
    var unused = history.append(history.count() / 2, type, millis, details);
  }

  private void staysTheSameWhenPacked() {
    var before = new ArrayList<>(history.events());
    List<String> texts = texts();
    history.pack();

    assertThat(history.events()).isEqualTo(before);
    assertThat(texts()).isEqualTo(texts);
    assertThat(history.count()).isEqualTo(before.size());
  }

  private List<String> texts() {
    return history.events().stream()
        .map(event -> event.type() + event.timestamp() + event.details())
        .toList();
  }
}
