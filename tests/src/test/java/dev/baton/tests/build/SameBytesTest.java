package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.infra.BatonApp;
import dev.baton.infra.Sources;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/**
 * The same sources give the same bytes in another folder, so that a deployment without a change
 * publishes nothing. Builds every area a second time: about 50 seconds of a processor.
 */
@Tag("isolated")
class SameBytesTest {
  private static final List<String> AREAS = areas();

  @TempDir Path folder;

  @Test
  void jarsAndTemplatesAreTheSameWhenTheyAreBuiltInAnotherFolder() throws IOException {
    Path copy = folder.resolve("elsewhere/baton");
    copySources(copy);
    String modules = String.join(",", AREAS.stream().map(area -> "functions/" + area).toList());
    ToolRun built =
        ToolRun.of(
            copy,
            Map.of("JAVA_HOME", System.getProperty("baton.maven.jdk", "")),
            List.of(
                "mvn", "-o", "-q", "-B", "-Dmaven.test.skip", "-pl", modules, "-am", "package"));
    assertThat(built.exit()).as(built.text()).isZero();
    for (String area : AREAS) {
      String jar = "functions/%1$s/target/%1$s.jar".formatted(area);
      assertThat(Files.mismatch(Repository.at(jar), copy.resolve(jar)))
          .as("first byte that differs in " + jar)
          .isEqualTo(-1);
    }
    Map<String, String> here = assembly(Repository.root(), folder.resolve("here"));
    assertThat(here).hasSizeGreaterThan(2 * AREAS.size());
    assertThat(assembly(copy, folder.resolve("there"))).isEqualTo(here);
  }

  /** Everything that a person wrote; skips where a jar is older than what it is made of. */
  private static void copySources(Path copy) throws IOException {
    for (Path file : Repository.files(Repository.root())) {
      String name = Repository.name(file);
      boolean inEveryJar = name.startsWith("functions/shared/src/main") || name.equals("pom.xml");
      for (String area : AREAS) {
        String module = "functions/" + area;
        Path jar = Repository.at(module + "/target/" + area + ".jar");
        boolean made = Files.exists(jar);
        if (made && (inEveryJar || name.startsWith(module + "/src/main"))) {
          made = !newer(file, jar);
        }
        if (System.getenv("BATON_CI") == null) {
          assumeThat(made).as(jar + " is to be made anew, for " + name).isTrue();
        }
      }
      Path target = copy.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  /** Each file of the assembly with its content, but for the jars, which are compared above. */
  private static Map<String, String> assembly(Path root, Path output) throws IOException {
    App app = BatonApp.app(output.toString());
    app.getNode().setContext("stage", "prod");
    app.getNode().setContext("replicaRegion", "eu-west-1");
    BatonApp.addStacks(app, new Sources(root));
    app.synth();
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        contents.put(name, name.endsWith(".jar") ? "a jar" : Files.readString(file));
      }
    }
    return contents;
  }

  private static List<String> areas() {
    return Repository.files(Repository.at("functions")).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .map(pom -> pom.getParent().getFileName().toString())
        .filter(area -> !area.equals("shared"))
        .toList();
  }

  private static boolean newer(Path file, Path than) throws IOException {
    FileTime made = Files.getLastModifiedTime(than);
    return Files.getLastModifiedTime(file).compareTo(made) > 0;
  }
}
