package dev.baton.intake.documentprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.json.Json;
import dev.baton.shared.telemetry.EmfMetrics;
import dev.baton.shared.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeDocumentHandlerTest {
  private static final String A = UploadJson.of("inbox/a.pdf", "v1");
  private static final String B = UploadJson.of("inbox/b.pdf", "v1");

  private final FakeExecutions executions = new FakeExecutions();
  private final List<DocumentDuplicate> announced = new ArrayList<>();
  private final FakeDeadLetters deadLetters = new FakeDeadLetters();
  private Announcements announcements = (duplicate, deliveryId) -> announced.add(duplicate);

  @Test
  void startsOneExecutionPerUpload() {
    assertThat(failuresOf(message("m-1", A), message("m-2", B))).isEmpty();
    assertThat(executions.deliveries).hasSize(2);
    assertThat(announced).isEmpty();
    assertThat(deadLetters.reasons).isEmpty();
  }

  @Test
  void announcesTheSecondDeliveryOfAnEventAsADuplicateOfTheFirst() {
    assertThat(failuresOf(message("m-1", A), message("m-2", A))).isEmpty();
    assertThat(executions.deliveries).hasSize(1);
    assertThat(announced)
        .singleElement()
        .satisfies(
            duplicate -> {
              assertThat(duplicate.executionArn()).isEqualTo("arn:" + duplicate.documentId());
              assertThat(duplicate.reason().code()).isEqualTo("duplicate-document");
            });
  }

  @Test
  void doesNotTakeARepetitionOfTheSameDeliveryForADuplicate() {
    failuresOf(message("m-1", A));
    failuresOf(message("m-1", A));
    assertThat(announced).isEmpty();
  }

  @Test
  void setsAsideWhatIsMalformedOrOversizedAndTakesTheRest() {
    String oversized = "x".repeat(UploadEvents.MAX_EVENT_BYTES + 1);
    assertThat(failuresOf(message("m-1", "{}"), message("m-2", oversized), message("m-3", A)))
        .isEmpty();
    assertThat(deadLetters.reasons)
        .containsEntry("m-1", "malformed-event")
        .containsEntry("m-2", "oversized-event")
        .hasSize(2);
    assertThat(executions.deliveries).hasSize(1);
  }

  @Test
  void leavesOnlyWhatFailedInTheQueue() {
    executions.failsFor = "m-2";
    assertThat(failuresOf(message("m-1", A), message("m-2", B), message("m-3", A)))
        .containsExactly("m-2");
  }

  @Test
  void keepsAnEventInTheQueueThatCouldNotBeSetAside() {
    deadLetters.fails = true;
    assertThat(failuresOf(message("m-1", "{}"))).containsExactly("m-1");
  }

  @Test
  void keepsADuplicateInTheQueueThatCouldNotBeAnnounced() {
    announcements =
        (duplicate, deliveryId) -> {
          throw new TransientException("event-refused", "no");
        };
    assertThat(failuresOf(message("m-1", A), message("m-2", A))).containsExactly("m-2");
  }

  @Test
  void handsOnTheTraceOfAMessageAndRefusesWhatIsNoBatch() {
    JsonNode traced =
        Json.toTree(
            Map.of(
                "messageId",
                "m-1",
                "body",
                A,
                "attributes",
                Map.of("AWSTraceHeader", "Root=1-2-3")));
    JsonNode event = Json.toTree(Map.of("Records", List.of(traced, message("m-2", A))));
    assertThat(QueuedMessage.of(event))
        .extracting(QueuedMessage::traceHeader)
        .containsExactly("Root=1-2-3", null);
    assertThatThrownBy(() -> QueuedMessage.of(Json.tree("{}")))
        .isInstanceOf(LogicException.class)
        .hasMessageStartingWith("no-batch");
  }

  private List<String> failuresOf(JsonNode... messages) {
    var handler =
        new IntakeDocumentHandler(
            new UploadEvents(UploadJson.BUCKET, document -> null),
            executions,
            announcements,
            deadLetters,
            telemetry());
    byte[] event = Json.writeBytes(Map.of("Records", List.of(messages)));
    var answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, context());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.tree(answer.toString(StandardCharsets.UTF_8))
        .get("batchItemFailures")
        .findValuesAsText("itemIdentifier");
  }

  private static JsonNode message(String id, String body) {
    return Json.toTree(Map.of("messageId", id, "body", body));
  }

  private static Telemetry telemetry() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var clock = Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    return new Telemetry("document-processing", "IntakeDocument", new EmfMetrics(nowhere, clock));
  }

  /** A context that knows nothing. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
  }

  /** Executions by name, each with the delivery that started it. */
  private static final class FakeExecutions implements Executions {
    private final Map<String, String> deliveries = new HashMap<>();
    private String failsFor = "";

    @Override
    public Started start(Upload upload, String deliveryId) {
      if (deliveryId.equals(failsFor)) {
        throw new TransientException("throttled", "later");
      }
      String id = upload.document().documentId();
      String first = deliveries.putIfAbsent(id, deliveryId);
      return new Started("arn:" + id, first != null && !first.equals(deliveryId));
    }
  }

  private static final class FakeDeadLetters implements DeadLetters {
    private final Map<String, String> reasons = new HashMap<>();
    private boolean fails;

    @Override
    public void setAside(String messageId, String body, ValidationException reason) {
      if (fails) {
        throw new TransientException("network", "no answer");
      }
      reasons.put(messageId, reason.code());
    }
  }
}
