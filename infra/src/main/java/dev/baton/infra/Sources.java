package dev.baton.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that holds the definitions, the stages' settings and the built function jars. */
public record Sources(Path root) {

  public Path definition(String slug) {
    return root.resolve("statemachines").resolve(slug).resolve(slug + ".asl.json");
  }

  /** The slug of the workflow whose handler this is, by the handler's package. */
  public String slugOf(String handler) {
    String[] names = handler.split("[.]", -1);
    String packageName = names[names.length - 2];
    try (Stream<Path> folders = Files.list(root.resolve("statemachines"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(slug -> slug.replace("-", "").equals(packageName))
          .findFirst()
          .orElse(packageName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path stage(String stage) {
    return root.resolve("config").resolve("stages").resolve(stage + ".json");
  }

  /** The deployable jar of an area; says how to build it where it is missing. */
  public Path functions(String area) {
    Path jar = root.resolve("functions").resolve(area).resolve("target").resolve(area + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          jar + " is missing: build it with mvn -pl functions/" + area + " -am package");
    }
    return jar;
  }
}
