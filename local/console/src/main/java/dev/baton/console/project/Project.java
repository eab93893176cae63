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

  /** The definition of a workflow. */
  public Path definition(Slug slug) {
    return root.resolve("statemachines").resolve(slug.text()).resolve(slug + ".asl.json");
  }

  /** The areas: those with a stack in infra, sorted. */
  public List<String> areas() {
    Path stacks = root.resolve("infra/src/main/java/dev/baton/infra");
    return folders(stacks).stream()
        .filter(area -> !area.equals("foundation"))
        .filter(area -> Files.exists(stacks.resolve(area).resolve(stackOf(area) + ".java")))
        .toList();
  }

  /** The class of an area's stack. */
  static String stackOf(String area) {
    return Character.toUpperCase(area.charAt(0)) + area.substring(1) + "Stack";
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
