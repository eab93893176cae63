package dev.baton.shared.claimcheck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Leaves payloads in a store and fetches them by their tickets. Writing the same key again replaces
 * the payload, so a key that is derived from the execution makes every write idempotent.
 */
public interface ClaimCheck {
  /** What is done with a payload while its stream is open. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream stream) throws IOException;
  }

  ObjectRef putText(String key, String text);

  ObjectRef putJson(String key, Object value);

  /** Leaves the content of a file, without holding it in memory. */
  ObjectRef putFile(String key, Path file, String contentType);

  String getText(ObjectRef ref);

  <T> T getJson(ObjectRef ref, Class<T> type);

  /** The payload, or empty when nothing was left there. */
  <T> Optional<T> find(ObjectRef ref, Class<T> type);

  /** Reads a payload as a stream, without holding it in memory. */
  <T> T read(ObjectRef ref, Reading<T> reading);
}
