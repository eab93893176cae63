package dev.baton.console.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes through document-processing.
 *
 * @param given the file as the user named it
 * @param label what to call it: its name, unless two files share it
 * @param key the object it is uploaded as
 * @param repeats the document whose event is delivered again instead of an upload; null usually
 * @param correlationId of the matter it belongs to; null where it stands alone
 */
public record Document(
    String given,
    String label,
    Path file,
    String key,
    Decision decision,
    @Nullable Document repeats,
    @Nullable String correlationId) {

  /** The object that the document is about. */
  String objectKey() {
    return repeats == null ? key : repeats.key();
  }
}
