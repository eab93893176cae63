package dev.baton.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path machine;

  @Test
  void keepsWhatEarlierCommandsLeftUnlessAskedToStartEmpty() throws IOException {
    Path folder = machine.resolve("data");
    DataFolder.open(folder).close();
    Files.createDirectories(folder.resolve("s3"));
    Files.writeString(folder.resolve("s3/object"), "x");
    DataFolder.open(folder).close();
    assertThat(folder.resolve("s3/object")).exists();
    DataFolder.openEmpty(folder).close();
    assertThat(folder.resolve("s3")).doesNotExist();
  }

  @Test
  void neverEmptiesAFolderOfSomebodyElse() throws IOException {
    Files.writeString(machine.resolve("thesis.txt"), "x");
    assertThatThrownBy(() -> DataFolder.openEmpty(machine))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not a data folder");
    assertThat(machine.resolve("thesis.txt")).exists();
  }
}
