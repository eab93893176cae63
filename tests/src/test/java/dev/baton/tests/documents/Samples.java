package dev.baton.tests.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.events.EventSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sample documents of the demo, with what is expected of each. */
public final class Samples {
  private static final Path FOLDER = Repository.at("events/samples/document-processing");

  private Samples() {}

  public static List<Sample> all() {
    return EventSchemas.json(FOLDER.resolve("expected.json")).properties().stream()
        .map(Samples::sample)
        .toList();
  }

  /** A sample that takes a route; which one is up to the samples. */
  public static Sample onRoute(String route) {
    return all().stream()
        .filter(sample -> sample.expected().path("route").asText().equals(route))
        .filter(sample -> Files.exists(FOLDER.resolve(sample.file())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample takes the route " + route));
  }

  private static Sample sample(Map.Entry<String, JsonNode> entry) {
    return new Sample(entry.getKey(), entry.getValue());
  }

  /** One document and its line in expected.json. */
  public record Sample(String file, JsonNode expected) {

    public byte[] content() {
      try {
        return Files.readAllBytes(FOLDER.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String route() {
      return expected.path("route").asText();
    }

    /** What a person decides about it; expire where nobody does. */
    String decision() {
      return expected.path("decision").asText("expire");
    }

    @Override
    public String toString() {
      return file + " " + route();
    }
  }
}
