package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Schemas, and what is known of analytes, drugs and diseases: JSON beside these classes. */
final class Tables {
  private Tables() {}

  /** The JSON of this file name. */
  static JsonNode of(String file) {
    try (InputStream stream = Tables.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      return Json.read(stream, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
