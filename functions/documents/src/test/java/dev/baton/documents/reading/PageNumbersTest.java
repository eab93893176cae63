package dev.baton.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pages a text says that it has. */
class PageNumbersTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Page 1 of 3, 3",
    "Seite 1 von 2, 2",
    "página 1 de 4, 4",
    "pag. 1 di 2, 2",
    "pág. 1/2, 2",
    "Blatt 1/2, 2",
    "'Harbour Hospital                                1/3', 3",
    "'Harbour Hospital                                (2/3)', 3",
    "'Harbour Hospital                                7/3', 0",
    "'Given in 1/3 of patients', 0",
    "'', 0",
  })
  void areAnnounced(String line, int pages) throws Exception {
    Path file = folder.resolve("text.txt");
    Files.writeString(
        file, "Discharge summary\n" + line + "\n\n" + "The course was good.\n".repeat(9));
    assertThat(new DocumentReader(1_000).read(file).pages().announced()).isEqualTo(pages);
  }
}
