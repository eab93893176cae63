package dev.baton.tests.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One short document of each type, to stand behind another in the same file. */
final class Others {
  private Others() {}

  static String of(String type) {
    String name = "others/" + type + ".txt";
    try (InputStream stream = Others.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("there is no text " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
