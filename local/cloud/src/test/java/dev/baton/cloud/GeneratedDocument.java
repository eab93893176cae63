package dev.baton.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs} that is made from the code. */
final class GeneratedDocument {
  private static final String WRITE = "baton.docs";

  private GeneratedDocument() {}

  /** The page has this text; with {@code -Dbaton.docs=write} it is given it first. */
  static void holds(String name, String text) throws IOException {
    Path file = Path.of("..", "..", "docs", name);
    if ("write".equals(System.getProperty(WRITE))) {
      Files.writeString(file, text);
    }
    assertThat(Files.isRegularFile(file) ? Files.readString(file) : "")
        .as("docs/%s, which -D%s=write brings up to date", name, WRITE)
        .isEqualTo(text);
  }
}
