package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sample documents of a folder with what its {@code expected.json} says of each. */
public final class Samples {
  private final Documents documents;
  private final JsonNode expected;

  private Samples(Path folder, String run, JsonNode expected) {
    this.documents = new Documents(run, folder);
    this.expected = expected;
  }

  /** Reads the folder; the documents are those that expected.json names, in its order. */
  public static Samples read(Path folder) {
    return read(folder, "demo");
  }

  /** As {@link #read(Path)}, under the name of a run that sets its uploads apart. */
  public static Samples read(Path folder, String run) {
    Path file = folder.resolve("expected.json");
    if (!Files.isReadable(file)) {
      throw Failure.failed("there are no samples: %s is missing".formatted(file));
    }
    Samples samples = new Samples(folder, run, WorkflowRun.read(file));
    for (Map.Entry<String, JsonNode> entry : samples.expected.properties()) {
      Decision decision = new Expectation(entry.getValue()).decision();
      String original = entry.getValue().path("repeats").asText("");
      if (original.isEmpty()) {
        samples.documents.add(Path.of(entry.getKey()), decision);
      } else {
        samples.documents.addRepetition(entry.getKey(), Path.of(original), decision);
      }
    }
    return samples;
  }

  public List<Document> documents() {
    return documents.all();
  }

  /** What is expected of a document, by its label. */
  public Expectation expectation(String label) {
    return new Expectation(expected.path(label));
  }
}
