package dev.baton.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree the tests look at: its root, and its files without what builds leave behind. */
public final class Repository {
  private static final Set<String> LEFT_BEHIND =
      Set.of(".git", "target", "node_modules", "cdk.out", ".baton", ".idea", ".vscode");

  private Repository() {}

  /** The folder of the root pom. */
  public static Path root() {
    String named = System.getProperty("baton.root");
    Path at = Path.of(named == null ? "" : named).toAbsolutePath().normalize();
    while (!Files.isRegularFile(at.resolve("config/checkstyle/checkstyle.xml"))) {
      Path parent = at.getParent();
      if (parent == null) {
        throw new IllegalStateException("no Baton source tree above " + named);
      }
      at = parent;
    }
    return at;
  }

  /** A file or folder by its path from the root, with slashes. */
  public static Path at(String path) {
    return root().resolve(path);
  }

  /** The text of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's path from the root, with slashes. */
  public static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  /** All files under a folder that a person wrote or committed, sorted. */
  public static List<Path> files(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return LEFT_BEHIND.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  /** All Java sources of the repository, main and test. */
  public static List<Path> javaSources() {
    return files(root()).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  /** The slugs: one folder each under statemachines. */
  public static List<String> slugs() {
    Path folder = at("statemachines");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
