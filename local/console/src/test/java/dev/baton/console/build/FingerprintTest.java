package dev.baton.console.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir Path root;

  @Test
  void changesWithContentNamesAndDeletionsAndWithNothingElse() throws IOException {
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("src/A.java"), "class A {}");
    String first = fingerprint();
    Files.setLastModifiedTime(
        root.resolve("src/A.java"), java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(fingerprint()).isEqualTo(first);
    Files.writeString(root.resolve("src/B.java"), "");
    String second = fingerprint();
    Files.delete(root.resolve("src/B.java"));
    assertThat(second).isNotEqualTo(first);
    assertThat(fingerprint()).isEqualTo(first);
    Files.writeString(root.resolve("src/A.java"), "class A { }");
    assertThat(fingerprint()).isNotEqualTo(first);
  }

  private String fingerprint() {
    return Fingerprint.of(root, List.of(Path.of("src"), Path.of("missing")));
  }
}
