package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Collects items for one child execution until the next one would be too many or too much. */
final class Batch {
  private static final int AROUND = "{\"Items\":[]}".length();

  private final long maxItems;
  private final long maxBytes;
  private final @Nullable JsonNode batchInput;
  private final int fixedBytes;
  private ArrayNode items = JsonNodeFactory.instance.arrayNode();
  private long bytes;
  private @Nullable JsonNode over;
  private int overBytes;

  /**
   * @param batchInput what every batch is given besides its items; null for nothing
   */
  Batch(long maxItems, long maxBytes, @Nullable JsonNode batchInput) {
    this.maxItems = maxItems;
    this.maxBytes = maxBytes;
    this.batchInput = batchInput;
    fixedBytes =
        AROUND + (batchInput == null ? 0 : "\"BatchInput\":,".length() + bytes(batchInput));
    bytes = fixedBytes;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether no further item belongs to it. */
  boolean isFull() {
    return over != null || items.size() >= maxItems;
  }

  int nextSize() {
    return items.size();
  }

  /** Adds an item, or keeps it for the next batch when it is too much for this one. */
  void add(JsonNode item) {
    int size = bytes(item) + (items.isEmpty() ? 0 : 1);
    if (!items.isEmpty() && bytes + size > maxBytes) {
      over = item;
      overBytes = size - 1;
    } else {
      items.add(item);
      bytes += size;
    }
  }

  /** The input of a child with what is collected; collecting starts again. */
  JsonNode take() {
    ObjectNode input = Json.object();
    if (batchInput != null) {
      input.set("BatchInput", batchInput);
    }
    input.set("Items", items);
    items = JsonNodeFactory.instance.arrayNode();
    bytes = fixedBytes;
    JsonNode kept = over;
    if (kept != null) {
      over = null;
      items.add(kept);
      bytes += overBytes;
    }
    return input;
  }

  private static int bytes(JsonNode value) {
    return Json.text(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
