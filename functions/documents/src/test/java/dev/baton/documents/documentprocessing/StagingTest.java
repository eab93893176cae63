package dev.baton.documents.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.index.SearchIndex;
import dev.baton.documents.index.TextTerms;
import dev.baton.documents.storage.BatchWriter;
import dev.baton.documents.storage.Executions.End;
import dev.baton.documents.storage.InMemoryBucket;
import dev.baton.documents.storage.InMemoryDynamoDb;
import dev.baton.documents.storage.StagedFacts;
import dev.baton.documents.storage.StagedFacts.Owner;
import dev.baton.documents.storage.Stages;
import dev.baton.documents.storage.Stages.Stage;
import dev.baton.shared.claimcheck.ClaimCheck;
import dev.baton.shared.claimcheck.S3ClaimCheck;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.events.DocumentRef;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.Telemetry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Who may stage for a document, and what becomes of what the dead have staged. */
class StagingTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));

  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();
  private final ClaimCheck claims = new S3ClaimCheck(new InMemoryBucket(), "docs", 10_000);
  private final BatchWriter writer = new BatchWriter(dynamoDb, pause -> {});
  private final Stages stages = new Stages(dynamoDb, "documents");
  private final StagedFacts facts = new StagedFacts(dynamoDb, writer, "documents");
  private final SearchIndex index = new SearchIndex(dynamoDb, writer, "index");
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
  private final Map<String, End> ended = new HashMap<>();
  private final List<String> announced = new ArrayList<>();
  private final Set<String> announcements = new HashSet<>();
  private Telemetry telemetry;
  private RequestStreamHandler open;
  private RequestStreamHandler sweep;

  @BeforeEach
  void wire() {
    PrintStream out = new PrintStream(metrics, true, StandardCharsets.UTF_8);
    telemetry = new Telemetry("document-processing", "Test", new EmfMetrics(out, clock));
    open = new OpenStageHandler(stages, this::endOf, clock, telemetry);
    Endings endings =
        new Endings(dynamoDb, this::announcing, new Endings.Places("documents", "arn:a"), clock);
    sweep =
        new SweepStagesHandler(
            new SweepStagesHandler.Stored(stages, facts, index),
            this::endOf,
            endings,
            clock,
            telemetry);
  }

  @Test
  void theSecondExecutionOfADocumentIsToldTheFirstOne() throws IOException {
    assertThat(open("e1")).isEqualTo("arn:e1");
    assertThat(open("e2")).isEqualTo("arn:e1");
    assertThat(open("e1")).isEqualTo("arn:e1");
    assertThat(dynamoDb.keys()).containsExactly("DOC#d1 COMMIT", "STAGES d1#e1");
  }

  @Test
  void theMarkOfAnEarlierExecutionIsTakenBackAndItsOwnIsNot() throws IOException {
    dynamoDb.put(Map.of("pk", "DOC#d1", "sk", "MANUAL", "executionName", "e1"));
    open("e1");
    assertThat(dynamoDb.keys()).contains("DOC#d1 MANUAL");
    stages.release(new Owner("d1", "e1"));
    open("e2");
    assertThat(dynamoDb.keys()).doesNotContain("DOC#d1 MANUAL").contains("DOC#d1 COMMIT");
  }

  @Test
  void anExecutionThatDiedUncommittedLosesTheDocumentToTheNext() throws IOException {
    open("e1");
    ended.put("arn:e1", new End(false, LONG_AGO));
    assertThat(open("e2")).isEqualTo("arn:e2");
    assertThat(open("e1")).isEqualTo("arn:e2");
  }

  @Test
  void anExecutionThatCommittedKeepsTheDocumentForGood() throws IOException {
    commit("e1");
    ended.put("arn:e1", new End(true, LONG_AGO));
    assertThat(open("e2")).isEqualTo("arn:e1");
  }

  @Test
  void whoeverLetsGoWhileAnotherAsksMakesItAskAgain() throws IOException {
    open("e1");
    dynamoDb.reads = () -> stages.release(new Owner("d1", "e1"));
    assertThatThrownBy(() -> open("e2"))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith("hold-changed");
  }

  @Test
  void anExecutionThatRunsIsNeverSweptHoweverOldItIs() throws IOException {
    stageOf("e1", LONG_AGO.minus(Duration.ofDays(3)));
    assertThat(sweep().get("swept").asInt()).isZero();
    assertThat(facts.all(new Owner("d1", "e1"))).hasSize(1);
  }

  @Test
  void anExecutionThatEndedJustNowIsLeftInPeaceForAWhile() throws IOException {
    stageOf("e1", LONG_AGO);
    ended.put("arn:e1", new End(false, NOW.minusSeconds(60)));
    assertThat(sweep().get("swept").asInt()).isZero();
  }

  @Test
  void whatADeadExecutionStagedIsRemovedAndThePersonIsTold() throws IOException {
    stageOf("e1", LONG_AGO);
    index.add(
        new SearchIndex.Document(new Owner("d1", "e1"), "invoice", "docs", "inbox/a"),
        TextTerms.of(new BufferedReader(new StringReader("potassium"))));
    ended.put("arn:e1", new End(false, LONG_AGO));
    assertThat(sweep().get("swept").asInt()).isEqualTo(1);
    assertThat(dynamoDb.keys())
        .filteredOn(key -> !key.startsWith("STATISTICS"))
        .containsExactly("DOC#d1 MANUAL");
    assertThat(announced).singleElement().asString().contains("arn:e1").contains("\"internal\"");
    assertThat(sweep().get("listed").asInt()).isZero();
    assertThat(metrics.toString(StandardCharsets.UTF_8)).contains("\"StagesSwept\":1");
  }

  @Test
  void aDocumentThatItsExecutionHasMarkedIsNotAnnouncedAgain() throws IOException {
    stageOf("e1", LONG_AGO);
    dynamoDb.put(Map.of("pk", "DOC#d1", "sk", "MANUAL", "executionName", "e1"));
    ended.put("arn:e1", new End(false, LONG_AGO));
    sweep();
    assertThat(announced).isEmpty();
  }

  @Test
  void aDocumentThatAnotherExecutionHasIsLeftToThat() throws IOException {
    stageOf("e1", LONG_AGO);
    ended.put("arn:e1", new End(false, LONG_AGO));
    open("e2");
    assertThat(sweep().get("swept").asInt()).isEqualTo(1);
    assertThat(dynamoDb.keys()).containsExactly("DOC#d1 COMMIT", "STAGES d1#e2");
    assertThat(announced).isEmpty();
  }

  @Test
  void whatADeadExecutionHasCommittedStaysAndIsAnnounced() throws IOException {
    stageOf("e1", LONG_AGO);
    commit("e1");
    ended.put("arn:e1", new End(false, LONG_AGO));
    assertThat(sweep().get("swept").asInt()).isZero();
    assertThat(announced).containsExactly("{\"by\":\"e1\"}");
    assertThat(dynamoDb.keys()).containsExactly("DOC#d1 COMMIT", "DOC#d1 ENTITY#e1#000#0000");
  }

  @Test
  void whatTheExecutionHadAnnouncedItselfIsNotAnnouncedAgain() throws IOException {
    stageOf("e1", LONG_AGO);
    commit("e1");
    ended.put("arn:e1", new End(false, LONG_AGO));
    sweep();
    stageOf("e1", LONG_AGO);
    sweep();
    assertThat(announced).hasSize(1);
    assertThat(announcements).singleElement().asString().isEqualTo("document-processing-e1");
  }

  @Test
  void anExecutionWithALongNameIsAnnouncedUnderADigest() throws IOException {
    String name = "e".repeat(61);
    stageOf(name, LONG_AGO);
    ended.put("arn:" + name, new End(false, LONG_AGO));
    sweep();
    assertThat(announcements)
        .singleElement()
        .asString()
        .matches("document-processing-[0-9a-f]{32}");
  }

  @Test
  void whatWasStoredAndOnlyNotTakenOffTheListStays() throws IOException {
    stageOf("e1", LONG_AGO);
    commit("e1");
    ended.put("arn:e1", new End(true, LONG_AGO));
    assertThat(sweep().get("swept").asInt()).isZero();
    assertThat(dynamoDb.keys()).containsExactly("DOC#d1 COMMIT", "DOC#d1 ENTITY#e1#000#0000");
  }

  @Test
  void whatComesAfterTheUndoingIsFoundLater() throws IOException {
    stageOf("e1", LONG_AGO);
    Owner owner = new Owner("d1", "e1");
    RequestStreamHandler remove =
        new RemoveStagedEntitiesHandler(
            stages, facts, Clock.fixed(LONG_AGO, ZoneOffset.UTC), telemetry);
    call(remove, "{\"documentId\":\"d1\",\"executionName\":\"e1\"}");
    facts.stage(owner, 1, List.of(fact()));
    sweep();
    assertThat(dynamoDb.keys()).isEmpty();
    assertThat(metrics.toString(StandardCharsets.UTF_8)).contains("\"Compensations\":1");
  }

  @Test
  void oneStageThatCannotBeSweptDoesNotHoldUpTheOthers() {
    stageOf("e0", LONG_AGO);
    stageOf("e1", LONG_AGO);
    ended.put("arn:e1", new End(false, LONG_AGO));
    ended.put("arn:e0", null);
    assertThatThrownBy(this::sweep)
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("1 stages");
    assertThat(facts.all(new Owner("d1", "e1"))).isEmpty();
  }

  @Test
  void anIndexOfALostDocumentIsTakenBack() {
    var text = claims.putText("t", "potassium");
    dynamoDb.put(Map.of("pk", "DOC#d1", "sk", "COMMIT", "holder", "e2", "executionArn", "arn:e2"));
    RequestStreamHandler handler = new IndexDocumentHandler(claims, stages, index, telemetry);
    String request =
        "{\"document\":{\"documentId\":\"d1\",\"bucket\":\"docs\",\"key\":\"inbox/a\",\"versionId\":null,\"size\":9},"
            + "\"executionName\":\"e1\",\"type\":\"invoice\",\"textRef\":"
            + Json.write(text)
            + "}";
    assertThatThrownBy(() -> call(handler, request))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("stage-lost");
    assertThat(dynamoDb.keys()).containsExactly("DOC#d1 COMMIT");
  }

  private void stageOf(String execution, Instant since) {
    DocumentRef document = new DocumentRef("d1", "docs", "inbox/a", null, 9);
    Stage stage = new Stage(document, execution, "arn:" + execution, "c1", since, null);
    stages.list(stage);
    stages.hold(stage);
    facts.stage(stage.owner(), 0, List.of(fact()));
  }

  private static Fact fact() {
    return new Fact("total", Json.tree("1"), "1", 1, 1, null, null);
  }

  private void commit(String execution) {
    dynamoDb.put(
        Map.of(
            "pk",
            "DOC#d1",
            "sk",
            "COMMIT",
            "holder",
            execution,
            "executionArn",
            "arn:" + execution,
            "announcement",
            "{\"by\":\"" + execution + "\"}",
            "executionName",
            execution));
  }

  private Optional<End> endOf(String executionArn) {
    if (ended.containsKey(executionArn) && ended.get(executionArn) == null) {
      throw new TransientException("throttled", "not now");
    }
    return Optional.ofNullable(ended.get(executionArn));
  }

  private String open(String execution) throws IOException {
    return call(
            open,
            """
            {"document":{"documentId":"d1","bucket":"docs","key":"inbox/a","versionId":null,"size":9},
             "executionName":"%s","executionArn":"arn:%s","correlationId":"c1"}
            """
                .formatted(execution, execution))
        .get("executionArn")
        .asText();
  }

  private JsonNode sweep() throws IOException {
    return call(sweep, "{}");
  }

  /** As Step Functions does it: one execution per name. */
  private SfnClient announcing() {
    return new SfnClient() {
      @Override
      public StartExecutionResponse startExecution(StartExecutionRequest request) {
        if (!announcements.add(request.name())) {
          throw ExecutionAlreadyExistsException.builder().message("it exists").build();
        }
        announced.add(Json.tree(request.input()).at("/announcement/detail").toString());
        return StartExecutionResponse.builder().executionArn("arn:a:" + request.name()).build();
      }

      @Override
      public String serviceName() {
        return "states";
      }

      @Override
      public void close() {}
    };
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
