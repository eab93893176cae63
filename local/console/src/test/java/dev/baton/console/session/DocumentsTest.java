package dev.baton.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir Path folder;

  private Documents documents = new Documents("r1", Path.of(""));

  @BeforeEach
  void readsPathsFromTheFolder() {
    documents = new Documents("r1", folder);
  }

  @Test
  void uploadsEachFileUnderAKeyOfItsOwn() throws IOException {
    documents.add(file("a.pdf"), Decision.EXPIRE);
    documents.add(file("other/a.pdf"), Decision.EXPIRE);
    assertThat(documents.all())
        .extracting(Document::key)
        .containsExactly("inbox/r1/1/a.pdf", "inbox/r1/2/a.pdf");
    assertThat(documents.all()).extracting(Document::label).containsExactly("a.pdf", "a.pdf#2");
  }

  @Test
  void repeatsTheEventOfAPathThatIsGivenAgain() throws IOException {
    Path file = file("a.pdf");
    documents.add(file, Decision.EXPIRE);
    documents.add(folder.resolve("../" + folder.getFileName() + "/a.pdf"), Decision.EXPIRE);
    Document second = documents.all().get(1);
    assertThat(second.repeats()).isEqualTo(documents.all().get(0));
    assertThat(second.objectKey()).isEqualTo("inbox/r1/1/a.pdf");
    assertThat(second.label()).isEqualTo("a.pdf#2");
    assertThat(second.given()).endsWith("/a.pdf");
  }

  @Test
  void keepsThePathAsTheUserGaveIt() throws IOException {
    Path _ = file("sub/b.txt");
    documents.add(Path.of("sub/b.txt"), Decision.EXPIRE);
    Document document = documents.all().get(0);
    assertThat(document.given()).isEqualTo("sub/b.txt");
    assertThat(document.file()).isEqualTo(folder.resolve("sub/b.txt"));
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertThatThrownBy(() -> documents.add(folder.resolve("no.pdf"), Decision.EXPIRE))
        .hasMessageContaining("no readable file");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "text");
  }
}
