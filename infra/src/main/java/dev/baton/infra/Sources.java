package dev.baton.infra;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the definitions, the stages' settings and the built function jars. */
public record Sources(Path root) {

  public Path definition(String slug) {
    return root.resolve("statemachines").resolve(slug).resolve(slug + ".asl.json");
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
