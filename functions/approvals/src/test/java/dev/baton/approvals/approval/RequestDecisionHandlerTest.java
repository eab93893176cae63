package dev.baton.approvals.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.approvals.approval.Decision.Status;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDecisionHandlerTest {
  private final Desk desk = new Desk();

  @Test
  void storesTheTokenThenAnnouncesTheRequestWithoutIt() throws IOException {
    assertThat(desk.ask("t-0", 0).path("status").asText()).isEqualTo("asked");
    assertThat(desk.rows.get("a-1").stored().taskToken()).isEqualTo("t-0");
    assertThat(Json.write(desk.announced.getFirst()))
        .contains("\"approvalId\":\"a-1\"", "\"expiresAt\":\"2026-01-05T10:00:00Z\"")
        .doesNotContain("t-0");
  }

  @Test
  void announcesExactlyTheFieldsOfTheSchema() throws IOException {
    desk.ask("t-0", 0);
    Path file =
        Path.of(System.getProperty("baton.root", "../.."))
            .resolve("events/schemas/approvals/ApprovalRequested.json");
    JsonNode properties = Json.tree(Files.readString(file)).get("properties");
    assertThat(Json.toTree(desk.announced.getFirst()).properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(
            properties.properties().stream().map(Map.Entry::getKey).toList());
  }

  @Test
  void aRetryReplacesTheTokenOfTheAttemptBefore() throws IOException {
    desk.busFails = true;
    assertThatThrownBy(() -> desk.ask("t-0", 0)).isInstanceOf(TransientException.class);
    desk.busFails = false;
    desk.ask("t-1", 1);
    assertThat(desk.rows.get("a-1").stored().taskToken()).isEqualTo("t-1");
    assertThat(desk.announced).hasSize(1);
  }

  @Test
  void anEarlierAttemptThatArrivesLateChangesNothing() throws IOException {
    desk.ask("t-1", 1);
    assertThat(desk.ask("t-0", 0).path("status").asText()).isEqualTo("superseded");
    assertThat(desk.rows.get("a-1").stored().taskToken()).isEqualTo("t-1");
    assertThat(desk.announced).hasSize(1);
  }

  @Test
  void aDecisionMadeBeforeTheRetryIsToldOnTheNewToken() throws IOException {
    desk.ask("t-0", 0);
    desk.waiting.clear();
    desk.decide("approve", "Ada");
    assertThat(desk.ask("t-1", 1).path("status").asText()).isEqualTo("decided before");
    assertThat(desk.told).containsExactly("t-0 APPROVED", "t-1 APPROVED");
    assertThat(desk.waiting).isEmpty();
    assertThat(desk.announced).hasSize(1);
  }

  @Test
  void aReminderTakesTheNewTokenAndIsCountedAndAsksNobodyTwice() throws IOException {
    desk.ask("t-0", 2);
    assertThat(desk.metrics.toString(StandardCharsets.UTF_8)).doesNotContain("NearExpiry");
    assertThat(desk.remind("t-100").path("status").asText()).isEqualTo("reminded");
    assertThat(desk.rows.get("a-1").stored().taskToken()).isEqualTo("t-100");
    assertThat(desk.metrics.toString(StandardCharsets.UTF_8)).contains("\"ApprovalsNearExpiry\":1");
    assertThat(desk.announced).hasSize(1);
  }

  @Test
  void aReminderOfWhatIsDecidedTellsTheDecisionAndWarnsNobody() throws IOException {
    desk.ask("t-0", 0);
    desk.waiting.clear();
    desk.decide("approve", "Ada");
    assertThat(desk.remind("t-100").path("status").asText()).isEqualTo("decided before");
    assertThat(desk.told).containsExactly("t-0 APPROVED", "t-100 APPROVED");
    assertThat(desk.metrics.toString(StandardCharsets.UTF_8)).doesNotContain("NearExpiry");
  }

  @Test
  void asksAgainWhereAnEarlierExecutionGaveUp() throws IOException {
    desk.ask("t-0", 2);
    desk.close(Status.FAILED);
    assertThat(desk.ask("t-1", 0).path("status").asText()).isEqualTo("asked");
  }

  @Test
  void neverPrintsTheToken() throws IOException {
    desk.ask("t-0", 0);
    assertThat(desk.rows.get("a-1").request().toString()).doesNotContain("t-0");
    assertThat(desk.rows.get("a-1").stored().toString()).doesNotContain("t-0");
  }
}
