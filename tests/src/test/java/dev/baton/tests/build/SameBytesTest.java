package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same sources give the same bytes, so that a deployment without a change publishes nothing.
 */
@Tag("isolated")
class SameBytesTest {
  private static final String AREA = "functions/approvals";
  private static final String JAR = AREA + "/target/approvals.jar";

  @TempDir Path folder;

  @Test
  void theJarOfAnAreaIsTheSameWhenItIsBuiltInAnotherFolder() throws Exception {
    Path here = Repository.at(JAR);
    assumeThat(here).as("made by mvn package").exists();
    for (Path file : Repository.files(Repository.root())) {
      String name = Repository.name(file);
      boolean source =
          name.startsWith(AREA + "/src/main") || name.startsWith("functions/shared/src/main");
      if (name.endsWith("pom.xml") || name.startsWith(".mvn/") || source) {
        assumeThat(newer(file, here)).as(name + " changed after the jar was made").isFalse();
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    ToolRun built =
        ToolRun.of(
            folder,
            Map.of(),
            List.of(
                "mvn", "-o", "-q", "-B", "-Dmaven.test.skip=true", "-pl", AREA, "-am", "package"));
    assertThat(built.exit()).as(built.text()).isZero();
    assertThat(Files.mismatch(here, folder.resolve(JAR)))
        .as("first byte that differs")
        .isEqualTo(-1);
  }

  private static boolean newer(Path file, Path than) throws IOException {
    FileTime made = Files.getLastModifiedTime(than);
    return Files.getLastModifiedTime(file).compareTo(made) > 0;
  }
}
