package dev.baton.resilience.compensations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.resilience.compensations.SettleCompensationRequest.Action;
import dev.baton.shared.errors.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettleCompensationRequestTest {
  @Test
  void aRetryNeedsNoReason() {
    var valid = new SettleCompensationRequest("w.e.s", "RETRY", " ada ", null, null).valid();
    assertThat(valid.action()).isEqualTo(Action.RETRY);
    assertThat(valid.by()).isEqualTo("ada");
    assertThat(valid.reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "w.e.s, DELETE, ada, why, action",
    "w.e.s, , ada, why, action",
    "w.e.s, RESOLVE, ada, , a reason is required",
    "w.e.s, RESOLVE, ada, '  ', a reason is required",
    ", RETRY, ada, why, compensationId",
    "w.e.s, RETRY, '', why, by is missing"
  })
  void saysWhatIsMissing(String id, String action, String by, String reason, String said) {
    var request = new SettleCompensationRequest(id, action, by, reason, null);
    assertThatThrownBy(request::valid)
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("invalid-request")
        .hasMessageContaining(said);
  }

  @Test
  void refusesAReasonWithoutEnd() {
    var request = new SettleCompensationRequest("w", "RESOLVE", "ada", "x".repeat(1001), null);
    assertThatThrownBy(request::valid).hasMessageContaining("1000");
  }
}
