package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No file names a folder of the machine it was written on. */
class MachinePathsTest {
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}>:/-])/(work|root|home|Users)/\\w");

  private static final Set<String> BINARY = Set.of("pdf", "png", "jar", "zip", "bin", "onnx", "gz");

  @Test
  void noFileNamesAFolderOfOneMachine() {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.files(Repository.root())) {
      String name = Repository.name(file);
      if (name.equals(".git")
          || BINARY.contains(name.substring(name.lastIndexOf('.') + 1))
          || isThisTest(name)) {
        continue;
      }
      String[] lines = text(file).split("\n", -1);
      for (int line = 0; line < lines.length; line++) {
        if (MACHINE_PATH.matcher(lines[line]).find()) {
          found.add(name + ":" + (line + 1));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isThisTest(String name) {
    return name.endsWith("/MachinePathsTest.java");
  }

  private static String text(Path file) {
    try {
      return java.nio.file.Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
