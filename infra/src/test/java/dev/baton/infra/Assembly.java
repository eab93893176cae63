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
    try {
      Path root = Files.createTempDirectory("baton-infra");
      for (String area : areas()) {
        Path target = Files.createDirectories(root.resolve("functions/" + area + "/target"));
        Files.writeString(target.resolve(area + ".jar"), area);
      }
      for (String folder : List.of("statemachines", "config")) {
        Files.createSymbolicLink(root.resolve(folder), REPOSITORY.resolve(folder));
      }
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

  private static List<String> areas() throws IOException {
    try (Stream<Path> areas = Files.list(REPOSITORY.resolve("functions"))) {
      return areas.map(area -> area.getFileName().toString()).sorted().toList();
    }
  }
}
