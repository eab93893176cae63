package dev.baton.console.coverage;

import dev.baton.asl.Definitions;
import dev.baton.console.build.Fingerprint;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What tests have noted of the places they visited, in files below {@code tests/target/coverage}. A
 * note is of one version of a definition: what has changed since must be visited anew.
 */
public final class Coverage {
  private static final Path FOLDER = Path.of("tests/target/coverage");

  private final Project project;

  public Coverage(Project project) {
    this.project = project;
  }

  /** How many places a workflow has, and which no test has visited. */
  public record Visited(Slug slug, int places, Set<String> missed) {}

  /** Notes the places of a workflow that a test has visited; {@code who} names the notes' file. */
  public void note(Slug slug, String who, Collection<String> places) {
    String version = version(slug);
    List<String> lines =
        places.stream().map(place -> version + " " + slug + "/" + place).sorted().toList();
    try {
      Path folder = Files.createDirectories(project.root().resolve(FOLDER));
      Files.write(
          folder.resolve(who + "-" + slug + ".txt"),
          lines,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of a workflow. */
  public Visited of(Slug slug) {
    Set<String> missed = new TreeSet<>(places(slug));
    int all = missed.size();
    String mine = version(slug) + " " + slug + "/";
    for (String line : notes()) {
      if (line.startsWith(mine)) {
        missed.remove(line.substring(mine.length()));
      }
    }
    return new Visited(slug, all, missed);
  }

  /** Whether any test has noted anything. */
  public boolean isKnown() {
    return !notes().isEmpty();
  }

  private Set<String> places(Slug slug) {
    try {
      return Edges.of(Definitions.parse(Files.readString(project.definition(slug))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String version(Slug slug) {
    Path file = project.root().relativize(project.definition(slug));
    return Fingerprint.of(project.root(), List.of(file));
  }

  private List<String> notes() {
    Path folder = project.root().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> lines(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
