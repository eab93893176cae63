package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import dev.baton.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every source is as google-java-format writes it; {@code ./baton format} makes it so. */
class FormatTest {
  private static final Formatter FORMATTER = new Formatter();

  @Test
  void everySourceIsFormatted() {
    List<Path> sources = Repository.javaSources();
    assertThat(sources).hasSizeGreaterThan(300);
    List<String> unformatted =
        sources.stream()
            .parallel()
            .filter(source -> !isFormatted(source))
            .map(Repository::name)
            .toList();
    assertThat(unformatted).as("to be formatted: run ./baton format").isEmpty();
  }

  private static boolean isFormatted(Path source) {
    String text = Repository.read(source);
    try {
      return FORMATTER.formatSourceAndFixImports(text).equals(text);
    } catch (FormatterException e) {
      throw new AssertionError(Repository.name(source) + ": " + e.getMessage(), e);
    }
  }
}
