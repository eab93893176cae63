package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.documents.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Finding documents by their text, and removing them, with the functions as they are deployed. */
@Tag("e2e")
@Portable
class SearchTest {
  private final CloudUnderTest cloud = TestTarget.cloud();

  @Test
  void aProcessedDocumentIsFoundByWhatItSaysWithTheLine() {
    DocumentRuns runs = new DocumentRuns(cloud, "found");
    String documentId = processed(runs);
    String words = wordsOf(runs, documentId);
    JsonNode found = document(search("\"" + words + "\"", null), documentId);
    JsonNode line = found.path("lines").path(0);
    JsonNode match = line.path("highlights").path(0);
    String marked =
        line.path("text")
            .asText()
            .substring(match.path("start").asInt(), match.path("end").asInt());
    assertThat(words).containsIgnoringCase(marked);
    assertThat(line.path("page").asInt()).isPositive();
    assertThat(found.path("key").asText()).startsWith(runs.key(""));
    String beginning = words.split(" ")[0].substring(0, 3) + "*";
    assertThat(ids(search(beginning, found.path("type").asText()))).contains(documentId);
    assertThat(ids(search(words, "no-such-type"))).isEmpty();
  }

  @Test
  void aDocumentThatAPersonRejectedIsNotFound() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "unfound");
    Sample sample = Samples.onRoute("approved");
    try (var person = People.deciding(cloud, "approve")) {
      Upload upload = runs.upload("good-" + sample.file(), sample.content());
      cloud.settle();
      assertThat(ids(search(wordsOf(runs, upload.documentId()), null)))
          .contains(upload.documentId());
    }
    try (var person = People.deciding(cloud, "reject")) {
      Upload upload = runs.upload("bad-" + sample.file(), sample.content());
      cloud.settle();
      assertThat(runs.indexed(upload.documentId())).isEmpty();
    }
  }

  @Test
  void whatIsRemovedIsGoneFromTablesBucketAndIndex() {
    DocumentRuns runs = new DocumentRuns(cloud, "removed");
    Sample sample = Samples.onRoute("auto-approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    cloud.settle();
    String id = upload.documentId();
    String words = wordsOf(runs, id);
    JsonNode removed = answer("RemoveDocumentFunctionName", removal(id));
    assertThat(removed.path("terms").asInt()).isPositive();
    assertThat(removed.path("items").asInt()).isPositive();
    assertThat(removed.path("objects").asInt()).isGreaterThan(2);
    assertThat(runs.storedKeys(id)).containsExactly("REMOVED");
    assertThat(runs.indexed(id)).isEmpty();
    assertThat(ids(search(words, null))).doesNotContain(id);
    for (String prefix : List.of(upload.key(), "work/" + id)) {
      assertThat(
              cloud
                  .clients()
                  .s3
                  .listObjectVersions(l -> l.bucket(upload.bucket()).prefix(prefix))
                  .versions())
          .isEmpty();
    }
    JsonNode again = answer("RemoveDocumentFunctionName", removal(id));
    assertThat(again.path("terms").asInt() + again.path("items").asInt()).isZero();
  }

  @Test
  void aRemovalOfNothingAndABadQuerySayWhatIsWrong() {
    assertThat(error("RemoveDocumentFunctionName", removal("0".repeat(32))))
        .contains("no-such-document");
    assertThat(error("RemoveDocumentFunctionName", removal("../x"))).contains("32 hexadecimal");
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("query", "\"chest");
    assertThat(error("SearchDocumentsFunctionName", query)).contains("is not closed");
  }

  private String processed(DocumentRuns runs) {
    Sample sample = Samples.onRoute("auto-approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    cloud.settle();
    assertThat(runs.execution(upload)).tookRoute("auto-approved");
    return upload.documentId();
  }

  /** Words as the document has them next to each other. */
  private static String wordsOf(DocumentRuns runs, String documentId) {
    return runs.visibleEntities(documentId).stream()
        .map(entity -> entity.get("text").s())
        .filter(text -> text.matches("[A-Za-z]{4,}( [A-Za-z]+)*"))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode removal(String documentId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("documentId", documentId)
        .put("reason", "a test");
  }

  private JsonNode search(String query, String type) {
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("query", query).put("type", type);
    return answer("SearchDocumentsFunctionName", request.put("limit", 100));
  }

  private static List<String> ids(JsonNode result) {
    List<String> ids = new ArrayList<>();
    result.path("documents").forEach(each -> ids.add(each.path("documentId").asText()));
    return ids;
  }

  private static JsonNode document(JsonNode result, String documentId) {
    for (JsonNode each : result.path("documents")) {
      if (each.path("documentId").asText().equals(documentId)) {
        return each;
      }
    }
    throw new AssertionError("not found: " + result);
  }

  private JsonNode answer(String output, JsonNode request) {
    InvokeResponse response = invoke(output, request);
    assertThat(response.functionError()).as(response.payload().asUtf8String()).isNull();
    return TestCloud.json(response.payload().asUtf8String());
  }

  private String error(String output, JsonNode request) {
    InvokeResponse response = invoke(output, request);
    assertThat(response.functionError()).isNotNull();
    return response.payload().asUtf8String();
  }

  private InvokeResponse invoke(String output, JsonNode request) {
    return cloud
        .clients()
        .lambda
        .invoke(
            i ->
                i.functionName(cloud.output(output))
                    .payload(SdkBytes.fromUtf8String(request.toString())));
  }
}
