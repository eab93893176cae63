package dev.baton.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;

/** One synthesis of the app, from the repository's definitions and with jars that hold nothing. */
final class Assembly {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("baton.root", "..")).toAbsolutePath().normalize();

  private final Path output;

  /** Synthesizes with values of the context. */
  Assembly(Map<String, String> context) {
    this(context, app -> {});
  }

  /** Synthesizes with values of the context, after something was done to the app. */
  Assembly(Map<String, String> context, Consumer<App> before) {
    this(context, before, root -> {});
  }

  /** Synthesizes with a stage of its own. */
  static Assembly ofStage(String json) {
    Consumer<Path> stage =
        root -> {
          try {
            Files.writeString(root.resolve("config/stages/own.json"), json);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return new Assembly(Map.of("stage", "own"), app -> {}, stage);
  }

  private Assembly(Map<String, String> context, Consumer<App> before, Consumer<Path> sources) {
    try {
      Path root = Files.createTempDirectory("baton-infra");
      for (String area : areas()) {
        Path target = Files.createDirectories(root.resolve("functions/" + area + "/target"));
        Files.writeString(target.resolve(area + ".jar"), area);
      }
      Files.createSymbolicLink(root.resolve("statemachines"), REPOSITORY.resolve("statemachines"));
      Files.createDirectories(root.resolve("config/stages"));
      linkAll("config", root);
      linkAll("config/stages", root);
      sources.accept(root);
      output = root.resolve("cdk.out");
      App app = BatonApp.app(output.toString());
      new TreeMap<>(context).forEach(app.getNode()::setContext);
      BatonApp.addStacks(app, new Sources(root));
      before.accept(app);
      app.synth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path repository() {
    return REPOSITORY;
  }

  Path output() {
    return output;
  }

  Templates templates() {
    try {
      return Templates.read(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void linkAll(String folder, Path root) throws IOException {
    try (Stream<Path> files = Files.list(REPOSITORY.resolve(folder))) {
      for (Path file : files.filter(each -> !each.endsWith("stages")).toList()) {
        Files.createSymbolicLink(root.resolve(folder).resolve(file.getFileName()), file);
      }
    }
  }

  private static List<String> areas() throws IOException {
    try (Stream<Path> areas = Files.list(REPOSITORY.resolve("functions"))) {
      return areas.map(area -> area.getFileName().toString()).sorted().toList();
    }
  }
}
