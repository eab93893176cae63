package dev.baton.cloud.s3;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A multipart upload under way: its parts by number, and the headers that the object will have. */
record Upload(
    String id,
    String key,
    Instant started,
    Map<String, String> headers,
    @Nullable String tagging,
    Map<Integer, Part> parts) {

  /** One part; its ETag without quotes. */
  record Part(byte[] content, String etag, Instant lastModified) {}

  static Upload begin(
      String id,
      String key,
      Instant started,
      Map<String, String> headers,
      @Nullable String tagging) {
    return new Upload(id, key, started, headers, tagging, new ConcurrentSkipListMap<>());
  }
}
