package dev.baton.console.session;

import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of one run, in the order given; a path given again repeats the first one. */
public final class Documents {
  private final String run;
  private final Path directory;
  private final List<Document> documents = new ArrayList<>();
  private final Map<Path, Document> byPath = new HashMap<>();
  private final @Nullable String correlationId;

  /**
   * @param run sets the uploads of this run apart from those of others
   * @param directory what relative paths are relative to
   */
  public Documents(String run, Path directory) {
    this(run, directory, null);
  }

  /** As above, of one matter: they are uploaded one after the other under its correlation id. */
  public Documents(String run, Path directory, @Nullable String correlationId) {
    this.run = run;
    this.directory = directory;
    this.correlationId = correlationId;
  }

  /** Adds a file; it must be readable. */
  public void add(Path given, Decision decision) {
    Path file = directory.resolve(given);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw Failure.usage("there is no readable file '%s'".formatted(given));
    }
    String name = String.valueOf(file.getFileName());
    String key = "inbox/%s/%s/%s".formatted(run, documents.size() + 1, name);
    Document first = byPath.get(real(file));
    Document document =
        new Document(given.toString(), label(name), file, key, decision, first, correlationId);
    byPath.putIfAbsent(real(file), document);
    documents.add(document);
  }

  /** Adds the event of an earlier document once more, under a name of its own. */
  public void addRepetition(String label, Path original, Decision decision) {
    Document first = byPath.get(real(directory.resolve(original)));
    if (first == null) {
      throw Failure.usage("'%s' repeats '%s', which is not there".formatted(label, original));
    }
    documents.add(
        new Document(label, label, first.file(), first.key(), decision, first, correlationId));
  }

  public List<Document> all() {
    return List.copyOf(documents);
  }

  private String label(String name) {
    long same =
        documents.stream().filter(other -> other.label().split("#")[0].equals(name)).count();
    return same == 0 ? name : name + "#" + (same + 1);
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw Failure.usage("there is no readable file '%s'".formatted(file));
    }
  }
}
