package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The items within one object of S3, which is fetched part by part. */
final class ObjectItems implements ItemSource {
  private final S3Access s3;
  private final JsonNode arguments;
  private final Queue<Item> ready = new ArrayDeque<>();
  private final ItemDecoder decoder;
  private long fetched;
  private @Nullable String etag;
  private boolean complete;
  private @Nullable ItemReaderException failure;

  ObjectItems(S3Access s3, JsonNode arguments, ItemDecoder.Format format) {
    this.s3 = s3;
    this.arguments = arguments;
    String source = S3Access.uri(arguments);
    decoder = format.decoder((key, value) -> ready.add(new Item(key, value, source)));
  }

  @Override
  public @Nullable Item poll() {
    Item item = ready.poll();
    ItemReaderException broken = failure;
    if (item == null && broken != null) {
      throw broken;
    }
    return item;
  }

  @Override
  public boolean isDone() {
    return complete && ready.isEmpty() && failure == null;
  }

  @Override
  public void fetch(Fetch fetch) {
    s3.get(
        arguments,
        fetched,
        etag,
        part -> received(part, fetch),
        refusal -> refused(refusal, fetch));
  }

  private void received(S3Access.Part part, Fetch fetch) {
    etag = part.etag();
    fetched += part.bytes().length;
    complete = part.whole() || fetched >= part.objectSize() || part.bytes().length == 0;
    decode(part.bytes());
    fetch.more();
  }

  private void refused(S3Access.Refusal refusal, Fetch fetch) {
    if (fetched == 0 && refusal.error().equals("InvalidRange")) {
      // An object without content has no first part.
      complete = true;
      decode(new byte[0]);
      fetch.more();
    } else {
      fetch.failed(new ItemReaderException(refusal.cause()));
    }
  }

  /** What was decoded before a fault still counts: MaxItems may end before it. */
  private void decode(byte[] bytes) {
    try {
      decoder.feed(bytes, bytes.length);
      if (complete) {
        decoder.end();
      }
    } catch (ItemReaderException e) {
      complete = true;
      failure = e;
    }
  }
}
