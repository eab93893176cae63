package dev.baton.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.TestScope;
import dev.baton.asl.expression.EvaluationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicParserTest {
  private static final TestScope SCOPE =
      TestScope.of("{'name':'Ada','list':[1,2,2],'o':{'k':[1,'x']}}").with("v", "5");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('Hi {}, {}', $.name, $v) | 'Hi Ada, 5'",
        "States.Format('{}', $.o) | '{k=[1, x]}'",
        "States.Format('\\{\\} {}', 1) | '{} 1'",
        "States.StringToJson('\\{\"k\":1\\}') | {'k':1}",
        "States.Array(1, 'a', true, null, $.list) | [1,'a',true,null,[1,2,2]]",
        "States.ArrayUnique($.list) | [1,2]",
        "States.ArrayGetItem($.list, 1) | 2",
        "States.ArrayRange(5, 1, -2) | [5,3,1]",
        "States.MathAdd(States.ArrayLength($.list), 1) | 4",
        "States.StringSplit('a.b+c', '.+') | ['a','b','c']",
        "States.JsonToString($.o) | '{\\\"k\\\":[1,\\\"x\\\"]}'",
        "States.Base64Decode(States.Base64Encode('Zürich')) | 'Zürich'"
      })
  void evaluates(String call, String expected) {
    assertThat(IntrinsicParser.parse(call, "x.$").evaluate(SCOPE))
        .isEqualTo(TestScope.json(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Nope(1)",
        "States.Array(1",
        "States.Array(1,)",
        "States.UUID(1)",
        "States.Format('x)",
        "States.Array(1) tail"
      })
  void refusesWhatIsNoCall(String text) {
    assertThatThrownBy(() -> IntrinsicParser.parse(text, "x.$"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.ArrayGetItem($.list, 3)",
        "States.Format('{}')",
        "States.StringToJson('{')",
        "States.Hash('a', 'CRC32')",
        "States.JsonMerge($.o, $.o, true)",
        "States.ArrayRange(0, 1001, 1)",
        "States.ArrayPartition($.list, 0)",
        "States.Base64Decode('%')"
      })
  void failsWithTheErrorOfIntrinsicFunctions(String call) {
    assertThatThrownBy(() -> IntrinsicParser.parse(call, "x.$").evaluate(SCOPE))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.error()).isEqualTo("States.IntrinsicFailure"));
  }
}
