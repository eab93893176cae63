package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.state.MapState;
import dev.baton.asl.text.Json;
import dev.baton.engine.items.Item;
import dev.baton.engine.items.ItemSource;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the child executions of one Map run: items as they are read, through ItemSelector
 * and ItemBatcher. Belongs to the thread that drives the execution.
 */
final class ChildInputs {
  private final Track track;
  private final JsonNode stateInput;
  private final ItemSource items;
  private final @Nullable Expression selector;
  private final @Nullable Batch batch;
  private int itemCount;
  private int inputCount;

  ChildInputs(
      Track track, JsonNode stateInput, ItemSource items, MapState state, @Nullable Batch batch) {
    this.track = track;
    this.stateInput = stateInput;
    this.items = items;
    selector = state.itemSelector();
    this.batch = batch;
  }

  /** The next one that is at hand; null when all are taken or items must be fetched first. */
  @Nullable ChildInput poll() {
    Batch collected = batch;
    while (true) {
      if (collected != null && collected.isFull()) {
        return take(collected);
      }
      Item item = items.poll();
      if (item == null) {
        return collected != null && !collected.isEmpty() && items.isDone() ? take(collected) : null;
      }
      JsonNode value = select(item);
      itemCount++;
      if (collected == null) {
        check(value);
        return new ChildInput(inputCount++, 1, value);
      }
      collected.add(value);
    }
  }

  private ChildInput take(Batch collected) {
    int size = collected.nextSize();
    JsonNode value = collected.take();
    check(value);
    return new ChildInput(inputCount++, size, value);
  }

  private static void check(JsonNode value) {
    if (Payloads.exceedLimit(value)) {
      throw new EvaluationException(
          Errors.DATA_LIMIT,
          "The input of a child workflow execution exceeds the maximum number of bytes service"
              + " limit.",
          null);
    }
  }

  /** All of them at once, for items that need no fetching. */
  ArrayNode all() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    ChildInput next;
    while ((next = poll()) != null) {
      all.add(next.value());
    }
    return all;
  }

  /** Whether all have been taken. */
  boolean isDone() {
    return items.isDone() && (batch == null || batch.isEmpty());
  }

  void fetch(ItemSource.Fetch fetch) {
    items.fetch(fetch);
  }

  /** How many items there are in all; -1 while that is not known. */
  long total() {
    return items.isDone() ? itemCount : items.size();
  }

  private JsonNode select(Item item) {
    if (selector == null) {
      return item.key() == null ? item.value() : pair(item);
    }
    return selector.evaluate(new TrackScope(track, stateInput, null, null, null, context(item)));
  }

  private static ObjectNode pair(Item item) {
    ObjectNode pair = Json.object().put("Key", item.key());
    pair.set("Value", item.value());
    return pair;
  }

  private ObjectNode context(Item item) {
    ObjectNode context = Json.object().put("Index", itemCount);
    if (item.key() != null) {
      context.put("Key", item.key());
    }
    context.set("Value", item.value());
    return context.put("Source", item.source());
  }
}
