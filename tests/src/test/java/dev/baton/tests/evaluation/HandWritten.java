package dev.baton.tests.evaluation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The texts that were written by hand, no two in one layout: {@code handwritten} while the rules
 * were written, {@code unseen} after them. The {@code expected.json} of a folder lists its texts.
 */
final class HandWritten {
  private HandWritten() {}

  static List<Specimen> in(String folder) {
    try {
      Map<String, Expected> expected =
          new ObjectMapper().readValue(bytes(folder, "expected.json"), new TypeReference<>() {});
      List<Specimen> all = new ArrayList<>();
      for (Map.Entry<String, Expected> entry : expected.entrySet()) {
        all.add(new Specimen(entry.getKey(), bytes(folder, entry.getKey()), entry.getValue()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String folder, String name) throws IOException {
    try (InputStream stream = HandWritten.class.getResourceAsStream(folder + "/" + name)) {
      if (stream == null) {
        throw new IOException("there is no text " + name);
      }
      return stream.readAllBytes();
    }
  }
}
