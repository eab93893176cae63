package dev.baton.approvals.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.approvals.approval.Decision.Status;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.errors.ValidationException;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideApprovalHandlerTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void somebodyIsAsked() throws IOException {
    desk.ask("t-0", 0);
  }

  @Test
  void writesTheDecisionAndWakesTheExecutionUp() throws IOException {
    JsonNode decision = desk.decide("approve", "Ada");
    assertThat(decision.path("decision").asText()).isEqualTo("APPROVED");
    assertThat(decision.path("decidedBy").asText()).isEqualTo("Ada");
    assertThat(decision.path("comment").isNull()).isTrue();
    assertThat(decision.path("decidedAt").asText()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(desk.told).containsExactly("t-0 APPROVED");
  }

  @Test
  void ofTwoPeopleTheFirstDecides() throws IOException {
    desk.decide("reject", "Ada");
    refuses("already-decided", () -> desk.decide("approve", "Grace"));
    refuses("already-decided", () -> desk.decide("reject", "Grace"));
    refuses("already-decided", () -> desk.decide("approve", "Ada"));
    assertThat(desk.told).containsExactly("t-0 REJECTED");
  }

  @Test
  void theSamePersonMayRepeatADecisionWhoseAnswerWasLost() throws IOException {
    desk.tokensFail = true;
    assertThatThrownBy(() -> desk.decide("approve", "Ada")).isInstanceOf(TransientException.class);
    desk.tokensFail = false;
    desk.now = Desk.START.plusSeconds(5);
    JsonNode decision = desk.decide("approve", "Ada");
    assertThat(decision.path("decidedAt").asText()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(desk.told).containsExactly("t-0 APPROVED");
  }

  @Test
  void theDecisionStandsWhereNobodyWaitsOnTheTokenAnyMore() throws IOException {
    desk.waiting.clear();
    assertThat(desk.decide("approve", "Ada").path("decision").asText()).isEqualTo("APPROVED");
    assertThat(desk.rows.get("a-1").stored().status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void nobodyDecidesAfterTheExpiryWhetherItIsRecordedOrNot() {
    desk.now = Desk.EXPIRY;
    refuses("approval-expired", () -> desk.decide("approve", "Ada"));
    desk.close(Status.EXPIRED);
    refuses("approval-expired", () -> desk.decide("approve", "Ada"));
    assertThat(desk.told).isEmpty();
  }

  @Test
  void nobodyDecidesForAnExecutionThatFailed() {
    desk.close(Status.FAILED);
    refuses("approval-over", () -> desk.decide("approve", "Ada"));
  }

  @Test
  void nobodyDecidesOnOtherContentThanWasAskedAbout() {
    refuses("content-changed", () -> desk.decide("a-1", "approve", "Ada", "h-2"));
  }

  @Test
  void nobodyDecidesOnWhatNobodyAsked() {
    refuses("unknown-approval", () -> desk.decide("a-2", "approve", "Ada", "h-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', approve, Ada, h-1",
    "a-1, maybe, Ada, h-1",
    "a-1, '', Ada, h-1",
    "a-1, approve, ' ', h-1",
    "a-1, approve, Ada, ''"
  })
  void refusesADecisionThatCannotBeRead(String id, String decision, String by, String hash) {
    assertThatThrownBy(() -> desk.decide(id, decision, by, hash))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.code()).isEqualTo("invalid-decision"));
  }

  private static void refuses(String code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(LogicException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
