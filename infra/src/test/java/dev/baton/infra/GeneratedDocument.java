package dev.baton.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is made from the templates, and kept with them; rewritten on request. */
final class GeneratedDocument {
  private static final String WRITE = "baton.docs";

  private GeneratedDocument() {}

  /** The document has this text; with {@code -Dbaton.docs=write} it is given it first. */
  static void holds(String name, String text) {
    Path file = Assembly.repository().resolve(name);
    try {
      if ("write".equals(System.getProperty(WRITE))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(Files.isRegularFile(file) ? Files.readString(file) : "")
          .as("%s, which mvn test -pl infra -am -D%s=write brings up to date", name, WRITE)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
