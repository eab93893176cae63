package dev.baton.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.console.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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

  @Test
  void isTheOwnersAlone() throws IOException {
    Path folder = machine.resolve("data");
    DataFolder.open(folder).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void isHadByOneAtATime() {
    Path folder = machine.resolve("data");
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("in use by another baton");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void refusesAFormatOfAnotherBatonUnlessItMayBeEmptied() throws IOException {
    Path folder = machine.resolve("data");
    DataFolder.open(folder).close();
    Files.writeString(folder.resolve("format"), "99\n");
    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("format 99")
        .hasMessageContaining("baton demo");
    DataFolder.openEmpty(folder).close();
    DataFolder.open(folder).close();
  }

  @Test
  void saysWhereItsOwnerListensForAsLongAsItHasIt() {
    Path folder = machine.resolve("data");
    URI endpoint = URI.create("http://127.0.0.1:4566");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(DataFolder.owner(folder)).isNull();
      for (ControlPort.Access control :
          Arrays.asList(null, new ControlPort.Access(URI.create("http://127.0.0.1:1"), "t"))) {
        DataFolder.Owner owner = new DataFolder.Owner(endpoint, Map.of("Function", "f"), control);
        data.announce(owner);
        assertThat(DataFolder.owner(folder)).isEqualTo(owner);
      }
    }
    assertThat(DataFolder.owner(folder)).isNull();
  }

  @Test
  void timeNeverGoesBackOnTheSameData() {
    Path folder = machine.resolve("data");
    Instant start = Instant.parse("2026-01-05T09:00:00Z");
    Instant later = start.plusSeconds(172_800);
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.timeFrom(start)).isEqualTo(start);
      data.cameTo(later);
    }
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.timeFrom(start)).isEqualTo(later);
      assertThat(data.timeFrom(later.plusSeconds(1))).isEqualTo(later.plusSeconds(1));
    }
  }
}
