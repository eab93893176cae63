package dev.baton.cloud.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExtractGroup:throttle",
        "ExtractGroup:crash@3",
        "ExtractGroup/dynamodb:PutItem:drop-reply",
        "CommitEntities/s3:*:slow@12"
      })
  void readsWhatItWrites(String text) {
    assertThat(Fault.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ExtractGroup, is not a fault; write FUNCTION",
    "ExtractGroup/dynamodb:error, is not a fault",
    "ExtractGroup:explode, explode is not a kind of fault; there are throttle",
    "ExtractGroup:error@0, counted from @1",
    "ExtractGroup:error@, is not a fault"
  })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(text);
  }

  @Test
  void strikesTheCallCountedAndNoOther() {
    Faults faults = faults("A/dynamodb:PutItem:error@2", "A:crash");

    assertThat(faults.of("A", "dynamodb", "PutItem")).isNull();
    assertThat(faults.of("A", "dynamodb", "GetItem")).isNull();
    assertThat(faults.of("B", "dynamodb", "PutItem")).isNull();
    assertThat(faults.of("A", "dynamodb", "PutItem")).isEqualTo(FaultKind.ERROR);
    assertThat(faults.of("A", "dynamodb", "PutItem")).isNull();
    assertThat(faults.ofInvocation("A", "State")).isEqualTo(FaultKind.CRASH);
  }

  @Test
  void refusesTargetsThatDoNotExist() {
    assertThatThrownBy(() -> faults("Nobody:error", "A:error").requireTargets(Set.of("A")))
        .hasMessageContaining("\"Nobody:error\": there is no function or state Nobody")
        .hasMessageContaining("there are A");
  }

  private static Faults faults(String... texts) {
    return new Faults(List.of(texts).stream().map(Fault::parse).toList());
  }
}
