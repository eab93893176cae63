package dev.baton.console.project;

import dev.baton.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A checkout of Baton, given by its root folder. */
public record Project(Path root) {

  /** The slugs of all workflows, sorted. */
  public List<Slug> slugs() {
    return folders(root.resolve("statemachines")).stream().map(Slug::new).toList();
  }

  /** The slug of an existing workflow; otherwise the user hears which ones there are. */
  public Slug slug(String text) {
    if (folders(root.resolve("statemachines")).contains(text)) {
      return new Slug(text);
    }
    throw Failure.usage(
        "there is no workflow '%s': the workflows are %s"
            .formatted(text, String.join(", ", folders(root.resolve("statemachines")))));
  }

  /** The areas that have a stack or a module of functions, sorted. */
  public List<String> areas() {
    Path constructs = root.resolve("infra/src/main/java/dev/baton/infra");
    return Stream.concat(
            folders(constructs).stream(),
            folders(root.resolve("functions")).stream().filter(area -> !area.equals("shared")))
        .filter(area -> !area.equals("target"))
        .distinct()
        .sorted()
        .toList();
  }

  /** The names of the folders inside a folder, sorted; none when it does not exist. */
  static List<String> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
