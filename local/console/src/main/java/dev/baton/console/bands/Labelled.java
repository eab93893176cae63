package dev.baton.console.bands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Failure;
import dev.baton.console.live.Json;
import dev.baton.console.session.Decision;
import dev.baton.console.session.Document;
import dev.baton.console.session.Documents;
import dev.baton.console.session.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents of a folder with what its {@code expected.json} knows of each: {@code type}, {@code
 * person} (why a person must see it) or {@code band}, and {@code facts} by name.
 */
public final class Labelled {
  private static final Set<String> UNSEEN = Set.of("auto", "");

  private final Documents documents;
  private final Map<String, JsonNode> expected = new LinkedHashMap<>();

  private Labelled(Path folder) {
    documents = new Documents("bands", folder);
  }

  /** Reads a folder; each fault of its expected.json says what to do. */
  public static Labelled in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Failure.usage("there is no folder '%s': --samples takes one".formatted(folder));
    }
    Path file = folder.resolve("expected.json");
    JsonNode all = Json.parse(read(file));
    if (!all.isObject() || all.isEmpty()) {
      throw Failure.usage(
          "'%s' is no JSON object that names documents: {\"a.pdf\": {\"type\": \"invoice\"}, ...}"
              .formatted(file));
    }
    Labelled labelled = new Labelled(folder);
    all.properties().forEach(entry -> labelled.add(file, entry.getKey(), entry.getValue()));
    return labelled;
  }

  private void add(Path file, String name, JsonNode what) {
    if (what.has("repeats")) {
      return;
    }
    boolean typed =
        what.has("type") && (what.path("type").isTextual() || what.path("type").isNull());
    if (!typed) {
      throw Failure.usage("'%s' gives no type for '%s'".formatted(file, name));
    }
    documents.add(Path.of(name), Decision.REJECT);
    expected.put(documents.all().getLast().label(), what);
  }

  public List<Document> documents() {
    return documents.all();
  }

  /** Holds what the workflow made of a document against what is known of it. */
  public Judged judged(Row row) {
    JsonNode what = expected.getOrDefault(row.label(), Json.parse("{}"));
    JsonNode confidence = row.outcome().path("confidence");
    Double last = confidence.isNumber() ? confidence.doubleValue() : null;
    JsonNode before = row.extraction().path("firstConfidence");
    Double first = before.isNumber() ? Double.valueOf(before.doubleValue()) : last;
    return new Judged(row.label(), first, last, wrong(row, what));
  }

  private static @Nullable String wrong(Row row, JsonNode what) {
    String type = what.path("type").asText("");
    if (!type.equals("any") && !type.equals(row.type())) {
      return "it is " + (type.isEmpty() ? "unusable" : type) + ", not " + row.type();
    }
    if (what.path("person").isTextual()) {
      return what.path("person").textValue();
    }
    if (!UNSEEN.contains(what.path("band").asText(""))) {
      return "a person must see it";
    }
    for (Map.Entry<String, JsonNode> fact : what.path("facts").properties()) {
      for (JsonNode note : fact.getValue()) {
        if (!Noted.isIn(row.entities(), fact.getKey(), note.asText())) {
          return fact.getKey() + " is not " + note.asText();
        }
      }
    }
    return null;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.usage(
          "'%s' cannot be read: it must name each document and its type".formatted(file), e);
    }
  }
}
