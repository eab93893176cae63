package dev.baton.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.TestScope;
import dev.baton.asl.expression.EvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataExpressionTest {
  private static final TestScope SCOPE =
      TestScope.of("{'n':4,'list':[3,null,{'a':1}],'nothing':null,'text':'hi'}").with("v", "[1,2]");

  private static JsonNode evaluate(String expression) {
    return JsonataExpression.compile(expression, "Output").evaluate(SCOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.n + 1 | 5",
        "$states.input.n / 8 | 0.5",
        "$states.input.n * 1.0 | 4",
        "$states.input.list | [3,null,{'a':1}]",
        "$states.input.list[2].a | 1",
        "$states.input.nothing | null",
        "{'x': $states.input.nothing} | {'x':null}",
        "$v | [1,2]",
        "$append($v, 3) | [1,2,3]",
        "$merge([$states.input.list[2], {'b': 2}]) | {'a':1,'b':2}",
        "$states.context.Execution.Name | 'run-1'",
        "$exists($states.result) | false",
        "$partition([1,2,3], 2) | [[1,2],[3]]",
        "$range(0, 10, 5) | [0,5,10]",
        "$parse('{\"a\":[1]}') | {'a':[1]}",
        "$hash('a', 'SHA-1') | '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'",
        "$millis() | 1767603600000",
        "$now() | '2026-01-05T09:00:00.000Z'",
        "$length($uuid()) | 36",
        "$random() < 1 | true"
      })
  void yieldsJson(String expression, String expected) {
    assertThat(evaluate(expression)).hasToString(TestScope.json(expected).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.missing | returned nothing (undefined).",
        "$noSuchVariable | returned nothing (undefined).",
        "function($x){$x} | returned an unsupported result type.",
        "'a' + 1 | threw an error during evaluation. T2001:",
        "$eval('1') | threw an error during evaluation. T1006:",
        "($f := function($n){$f($n+1)+1}; $f(0)) | threw an error during evaluation"
      })
  void failsWithTheFieldAndTheExpressionInTheCause(String expression, String part) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> {
              assertThat(e.error()).isEqualTo("States.QueryEvaluationError");
              assertThat(e.field()).isEqualTo("Output");
              assertThat(e.sentence())
                  .startsWith("The JSONata expression '" + expression + "' specified for the field")
                  .contains(part);
            });
  }

  @Test
  void doesNotChangeItsInput() {
    String before = SCOPE.root().toString();
    evaluate("$states.input ~> |$|{'n': 5}|");
    evaluate("$sort($states.input.list[$type($) = 'number'])");
    assertThat(SCOPE.root()).hasToString(before);
  }

  @Test
  void listsTheNamesItReads() {
    assertThat(
            JsonataExpression.compile("$a & '$b' & /* $c */ $sum($states.input) ~> $d", "Output")
                .variables())
        .containsExactly("a", "sum", "d");
  }

  @Test
  void saysWhatIsWrongWithItsText() {
    assertThatThrownBy(() -> JsonataExpression.compile("1 +", "Output"))
        .isInstanceOf(JsonataSyntaxException.class)
        .hasMessage("Unexpected end of expression");
  }
}
