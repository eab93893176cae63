package dev.baton.documents.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.DocumentSource;
import dev.baton.documents.storage.InMemoryBucket;
import dev.baton.documents.storage.InMemoryDynamoDb;
import dev.baton.documents.storage.LinkedDocuments;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.Stages;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.S3ClaimCheck;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.json.Json;
import dev.baton.shared.settings.InvalidSettingsException;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandlersTest {
  private static final String DOCUMENT =
      "\"document\":{\"documentId\":\"d1\",\"bucket\":\"docs\",\"key\":\"inbox/a\",\"versionId\":\"v1\",\"size\":%d}"
          + ",\"executionName\":\"e1\",\"correlationId\":\"c1\"";
  private static final String TEXT =
      """
      Patient name: Sam Field
      Patient ID: 4471
      Collected: 2026-02-01
      Reported: 2026-02-02

      Test          Result   Unit     Reference range   Flag
      Sodium        148      mmol/L   135 - 145         H
      Potassium     4.2      mmol/L   3.5 - 5.1
      """;
  private static final long LIMIT = 5_000;

  private final InMemoryBucket bucket = new InMemoryBucket();
  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final ClaimCheck claims = new S3ClaimCheck(bucket, "docs", 1_000_000);
  private final DocumentSource source = new DocumentSource(bucket, LIMIT);
  private final BatchWriter writer = new BatchWriter(dynamoDb, pause -> {});
  private final StagedFacts staged = new StagedFacts(dynamoDb, writer, "documents");
  private final Stages stages = new Stages(dynamoDb, "documents");
  private final LinkedDocuments linked =
      new LinkedDocuments(
          bucket, claims, dynamoDb, new LinkedDocuments.Places("docs", "documents"));
  private final SearchIndex index = new SearchIndex(dynamoDb, writer, "index");
  private final Telemetry telemetry =
      new Telemetry(
          "document-processing",
          "Test",
          new EmfMetrics(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              Clock.systemUTC()));

  private final RequestStreamHandler receive =
      new ReceiveDocumentHandler(source, claims, LIMIT, telemetry);
  private final RequestStreamHandler extract =
      new ExtractGroupHandler(source, claims, stages, staged, telemetry);
  private final RequestStreamHandler validate =
      new ValidateExtractionHandler(claims, "docs", staged, linked, telemetry);

  @Test
  void takesADocumentFromUploadToIndexAndBack() throws IOException {
    upload(TEXT);
    JsonNode received = call(receive, "{" + DOCUMENT.formatted(TEXT.length()) + "}");
    assertThat(received.get("format").asText()).isEqualTo("text");
    assertThat(received.at("/textRef/key").asText()).isEqualTo("work/e1/text.txt");
    assertThat(received.get("groups")).hasSize(1);

    String open = "{" + DOCUMENT.formatted(9) + ",\"executionArn\":\"arn:e1\"}";
    RequestStreamHandler openStage =
        new OpenStageHandler(stages, arn -> Optional.empty(), Clock.systemUTC(), telemetry);
    assertThat(call(openStage, open).get("held").asBoolean()).isTrue();
    JsonNode extracted = call(extract, extractRequest(received));
    assertThat(extracted.get("staged").asInt()).isEqualTo(6);
    assertThat(call(extract, extractRequest(received))).isEqualTo(extracted);

    JsonNode judged =
        call(
            validate,
            "{"
                + DOCUMENT.formatted(9)
                + ",\"type\":\"lab-report\",\"textQuality\":1,\"classification\":{\"confidence\":0.99,\"margin\":0.4}}");
    assertThat(judged.get("confidence").asDouble()).isGreaterThan(0.7);
    assertThat(judged.get("entities").asInt()).isEqualTo(6);
    assertThat(judged.get("summaryHash").asText()).hasSize(64);
    JsonNode extraction =
        Json.tree(
            new String(bucket.objects().get("work/e1/extraction.json"), StandardCharsets.UTF_8));
    assertThat(extraction.get("factors")).hasSize(4);
    assertThat(extraction.at("/entities/0/name").asText()).isEqualTo("patientName");

    indexesAndRemoves(received);
  }

  private void indexesAndRemoves(JsonNode received) throws IOException {
    String owner = "\"documentId\":\"d1\",\"executionName\":\"e1\"";
    JsonNode indexed =
        call(
            new IndexDocumentHandler(claims, stages, index, telemetry),
            "{"
                + DOCUMENT.formatted(9)
                + ",\"type\":\"lab-report\",\"textRef\":"
                + received.get("textRef")
                + "}");
    assertThat(indexed.get("terms").asInt()).isGreaterThan(10);
    undo(owner, indexed);
  }

  private void undo(String owner, JsonNode indexed) throws IOException {
    RequestStreamHandler unindex = new RemovePostingsHandler(index, telemetry);
    assertThat(call(unindex, "{" + owner + "}").get("removed")).isEqualTo(indexed.get("terms"));
    RequestStreamHandler remove =
        new RemoveStagedEntitiesHandler(stages, staged, Clock.systemUTC(), telemetry);
    assertThat(call(remove, "{" + owner + "}").get("removed").asInt()).isEqualTo(6 + 1);
    assertThat(call(remove, "{" + owner + "}").get("removed").asInt()).isZero();
    assertThat(dynamoDb.keys())
        .filteredOn(key -> !key.startsWith("STATISTICS"))
        .containsExactly("STAGES d1#e1");
  }

  @Test
  void refusesWhatIsTooLargeByItsEventOrByItsBytes() {
    upload("x".repeat((int) LIMIT + 1));
    for (int announced : new int[] {10, (int) LIMIT + 1}) {
      assertThatThrownBy(() -> call(receive, "{" + DOCUMENT.formatted(announced) + "}"))
          .isInstanceOf(ValidationException.class)
          .hasMessageStartingWith("too-large");
    }
  }

  @Test
  void saysThatTheObjectIsGoneBeforeAndAfterReceiving() throws IOException {
    assertThatThrownBy(() -> call(receive, "{" + DOCUMENT.formatted(9) + "}"))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("object-gone");
    upload(TEXT);
    JsonNode received = call(receive, "{" + DOCUMENT.formatted(9) + "}");
    bucket.objects().remove("inbox/a");
    assertThatThrownBy(() -> call(extract, extractRequest(received)))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("object-gone");
    assertThat(dynamoDb.keys()).isEmpty();
  }

  @Test
  void reportsAllMissingSettingsAtOnce() {
    assertThatThrownBy(() -> DocumentsSettings.forAll(Map.of("MAX_DOCUMENT_BYTES", "0")))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.faults()).hasSize(4));
  }

  private void upload(String text) {
    bucket.objects().put("inbox/a", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String extractRequest(JsonNode received) {
    return "{"
        + DOCUMENT.formatted(9)
        + ",\"type\":\"lab-report\",\"group\":"
        + received.at("/groups/0")
        + "}";
  }

  private static JsonNode call(RequestStreamHandler handler, String request) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), output, context());
    return Json.tree(output.toString(StandardCharsets.UTF_8));
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getReturnType() == int.class ? (Object) 512 : null);
  }
}
