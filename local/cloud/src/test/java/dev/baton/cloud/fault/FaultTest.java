package dev.baton.cloud.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
        "ExtractGroup/dynamodb:PutItem:conflict@1",
        "ExtractGroup:duplicate",
        "ExtractGroup/s3:PutObject:crash-after@1",
        "CommitEntities/s3:*:timeout@12"
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
  void aConflictStrikesOnlyWhatDynamoDbCanRefuseForOne() {
    Faults faults = faults("A/dynamodb:*:conflict");

    assertThat(faults.of("A", "dynamodb", "Query")).isNull();
    assertThat(faults.of("A", "dynamodb", "TransactWriteItems")).isEqualTo(FaultKind.CONFLICT);
    assertThatThrownBy(() -> Fault.parse("A/s3:PutObject:conflict"))
        .hasMessageContaining("s3:PutObject never meets a conflict");
    assertThatThrownBy(() -> Fault.parse("A/dynamodb:GetItem:conflict"))
        .hasMessageContaining("never meets a conflict");
  }

  @Test
  void refusesTargetsThatDoNotExistAndCallsThatTheyNeverMake() {
    Map<String, Set<String>> effects =
        Map.of("A", Set.of("s3:GetObject"), "B", Set.of(Faults.ANY_CALL), "C", Set.of());

    assertThatThrownBy(() -> faults("Nobody:error", "A:error").requireTargets(effects))
        .hasMessageContaining("\"Nobody:error\": there is no function or state Nobody")
        .hasMessageContaining("there are ");
    assertThatThrownBy(
            () -> faults("A/sqs:SendMessage:error", "C/s3:*:crash").requireTargets(effects))
        .hasMessageContaining("A never calls sqs:SendMessage; it calls s3:GetObject")
        .hasMessageContaining("C never calls s3:*; it calls no service");
    faults("A/s3:*:error", "A/s3:GetObject:error", "B/sqs:SendMessage:error", "C:error")
        .requireTargets(effects);
  }

  private static Faults faults(String... texts) {
    return new Faults(List.of(texts).stream().map(Fault::parse).toList());
  }
}
