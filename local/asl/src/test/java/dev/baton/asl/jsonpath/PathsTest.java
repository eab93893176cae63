package dev.baton.asl.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.TestScope;
import dev.baton.asl.expression.EvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
  private static final TestScope SCOPE =
      TestScope.of("{'a':{'b-c':[1,2,{'d':null}]},'e f':3}").with("v", "{'x':[7]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | {'a':{'b-c':[1,2,{'d':null}]},'e f':3}",
        "$.a.b-c[1] | 2",
        "$.a['b-c'][2].d | null",
        "$['e f'] | 3",
        "$..d | [null]",
        "$.a.b-c[?(@.d == null)] | [{'d':null}]",
        "$.a.b-c[0,1] | [1,2]",
        "$.a.b-c.length() | 3",
        "$v.x[0] | 7",
        "$$.Execution.Name | 'run-1'"
      })
  void finds(String path, String expected) {
    assertThat(PathExpression.compile(path, "x.$").evaluate(SCOPE))
        .hasToString(TestScope.json(expected).toString());
  }

  @Test
  void saysWhatATemplateLooksForInVain() {
    assertThatThrownBy(() -> PathExpression.compile("$.a.nope", "x.$").evaluate(SCOPE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith(
            "The JSONPath '$.a.nope' specified for the field 'x.$' could not be found in the input"
                + " '{\"a\":");
    assertThatThrownBy(() -> PathExpression.compile("$.no.such", "InputPath").require(SCOPE))
        .hasMessage("Invalid path '$.no.such' : Missing property in path $['no']");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | {'a':1} | 2 | 2",
        "$.b | {'a':1} | 2 | {'a':1,'b':2}",
        "$.b.c | {'a':1} | 2 | {'a':1,'b':{'c':2}}",
        "$.a | {'a':1} | {'x':0} | {'a':{'x':0}}",
        "$['a'][1] | {'a':[5,6]} | 2 | {'a':[5,2]}"
      })
  void putsAResultIntoACopyOfTheInput(String path, String input, String result, String expected) {
    var before = TestScope.json(input);
    assertThat(ResultPath.compile(path).put(before, TestScope.json(result)))
        .isEqualTo(TestScope.json(expected));
    assertThat(before).isEqualTo(TestScope.json(input));
  }

  @Test
  void refusesAResultPathThatDoesNotFitTheInput() {
    assertThatThrownBy(
            () -> ResultPath.compile("$.a").put(TestScope.json("[1]"), TestScope.json("2")))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.error()).isEqualTo("States.ResultPathMatchFailure"));
    assertThatThrownBy(() -> ResultPath.compile("$..a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filtersByRegularExpressionsWithFlags() {
    TestScope scope = TestScope.of("{'names':[{'n':'Anna/B'},{'n':'Otto'},{'n':7}]}");

    assertThat(PathExpression.compile("$.names[?(@.n =~ /an.*\\/b/i)].n", "x.$").evaluate(scope))
        .hasToString("[\"Anna/B\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.rows[?(@.t =~ /(.*a){20}c/)]",
        "$.rows[?(/(.*a){20}c/ =~ @.t)]",
        "$..[?(@.t == 'x' || @.t =~ /(.*A){20}c/i)]"
      })
  void aRegularExpressionThatBacktracksWithoutEndIsEnded(String path) {
    TestScope scope = TestScope.of("{'rows':[{'t':'" + "a".repeat(60) + "'}]}");

    assertThatThrownBy(() -> PathExpression.compile(path, "x.$").evaluate(scope))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("took too long");
  }
}
