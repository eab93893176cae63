package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The objects of a bucket, as S3 lists them page by page. */
final class ListedItems implements ItemSource {
  private final S3Access s3;
  private final JsonNode arguments;
  private final String source;
  private final Queue<Item> ready = new ArrayDeque<>();
  private @Nullable String token;
  private boolean complete;

  ListedItems(S3Access s3, JsonNode arguments) {
    this.s3 = s3;
    this.arguments = arguments;
    source = "S3://" + arguments.path("Bucket").asText();
  }

  @Override
  public @Nullable Item poll() {
    return ready.poll();
  }

  @Override
  public boolean isDone() {
    return complete && ready.isEmpty();
  }

  @Override
  public void fetch(Fetch fetch) {
    s3.list(
        arguments,
        token,
        page -> {
          take(page);
          fetch.more();
        },
        refusal -> fetch.failed(new ItemReaderException(refusal.cause())));
  }

  private void take(JsonNode page) {
    token = page.path("NextContinuationToken").textValue();
    complete = !page.path("IsTruncated").asBoolean() || token == null;
    page.path("Contents").forEach(entry -> ready.add(new Item(null, item(entry), source)));
  }

  /** An object as an item: AWS writes Etag here, and the time in seconds. */
  private static ObjectNode item(JsonNode entry) {
    ObjectNode item = Json.object();
    item.set("Etag", entry.path("ETag"));
    item.set("Key", entry.path("Key"));
    item.put("LastModified", seconds(entry.path("LastModified")));
    item.set("Size", entry.path("Size"));
    item.put("StorageClass", entry.path("StorageClass").asText("STANDARD"));
    return item;
  }

  private static long seconds(JsonNode time) {
    if (time.isNumber()) {
      return time.longValue();
    }
    try {
      return Instant.parse(time.asText()).getEpochSecond();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
