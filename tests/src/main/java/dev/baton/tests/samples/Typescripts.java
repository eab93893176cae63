package dev.baton.tests.samples;

import dev.baton.tests.samples.Sheet.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Samples that are written out in resources: as they are, or typed on sheets. */
final class Typescripts {
  private static final Style TYPED = Style.of(Sheet.TYPED, 9);

  private Typescripts() {}

  static byte[] text(String name) {
    try (InputStream stream = Typescripts.class.getResourceAsStream(name + ".txt")) {
      if (stream == null) {
        throw new IllegalStateException("there is no text " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] typed(String name, long id) {
    Sheet sheet = new Sheet(name, "Copy for the file", id);
    for (String line : new String(text(name), StandardCharsets.UTF_8).split("\n")) {
      if (line.isBlank()) {
        sheet.down(TYPED.size());
      } else {
        sheet.line(Sheet.LEFT, line, TYPED);
      }
    }
    return sheet.bytes();
  }
}
