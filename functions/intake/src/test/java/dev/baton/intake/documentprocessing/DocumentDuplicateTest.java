package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentDuplicateTest {
  @Test
  void hasExactlyTheFieldsOfItsSchema() throws IOException {
    Path file =
        Path.of(System.getProperty("baton.root", "../.."))
            .resolve("events/schemas/documents/DocumentDuplicate.json");
    JsonNode properties = Json.tree(Files.readString(file)).get("properties");
    var upload =
        new UploadEvents(UploadJson.BUCKET, document -> null)
            .read(UploadJson.of("inbox/a.pdf", "v1"));
    JsonNode duplicate = Json.toTree(DocumentDuplicate.of(upload, "arn:aws:states:x"));
    assertThat(duplicate.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(
            properties.properties().stream().map(Map.Entry::getKey).toList());
  }
}
